using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Tabletop.Web.Starting;

/// <summary>The addresses people type: of this machine for whoever sits at it, and of each of its networks for everybody else.</summary>
public sealed class Addresses
{
    private readonly List<Uri> _bound = [];

    /// <summary>For a browser on this machine.</summary>
    public string Local => Format(_bound[0], IsAny(_bound[0]) || IsLoopback(_bound[0]) ? "localhost" : _bound[0].Host);

    /// <summary>What the server really listens on; known once it has started.</summary>
    public void Bound(IEnumerable<string> addresses)
    {
        _bound.Clear();
        _bound.AddRange(addresses.Select(a => new Uri(a.Replace("//*", "//0.0.0.0", StringComparison.Ordinal).Replace("//+", "//0.0.0.0", StringComparison.Ordinal))));
    }

    /// <summary>Asked anew each time: a laptop gets its address from the hall's Wi-Fi after the program was started.</summary>
    public IReadOnlyList<string> OnNetworks() =>
    [
        .. _bound
            .Where(uri => !IsLoopback(uri))
            .SelectMany(uri => IsAny(uri) ? OfThisMachine().Select(host => Format(uri, host)) : [Format(uri, uri.Host)])
            .Distinct(),
    ];

    private static string Format(Uri uri, string host) => new UriBuilder(uri.Scheme, host, uri.Port).Uri.GetLeftPart(UriPartial.Authority);

    private static bool IsAny(Uri uri) => uri.Host is "0.0.0.0" or "[::]";

    private static bool IsLoopback(Uri uri) => uri.IsLoopback;

    private static IEnumerable<string> OfThisMachine()
    {
        try
        {
            return
            [
                .. NetworkInterface.GetAllNetworkInterfaces()
                    .Where(network => network.OperationalStatus == OperationalStatus.Up && network.NetworkInterfaceType != NetworkInterfaceType.Loopback)
                    // Those with a way out first: they are where the other phones are. Bridges of containers come last.
                    .OrderByDescending(network => network.GetIPProperties().GatewayAddresses.Count)
                    .SelectMany(network => network.GetIPProperties().UnicastAddresses)
                    .Select(unicast => unicast.Address)
                    .Where(address => address.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(address))
                    .Select(address => address.ToString()),
            ];
        }
        catch (NetworkInformationException)
        {
            return [];
        }
    }
}
