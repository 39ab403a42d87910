using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Tabletop.Hosting;

namespace Tabletop.Web.Starting;

/// <summary>
/// Whose word counts for where a request comes from and whether it came over TLS. Anybody can write those headers, so they are believed
/// from known proxies alone, and only what the last of them has added.
/// </summary>
public static class Proxies
{
    /// <param name="typed">Addresses (<c>10.0.0.5</c>) and networks (<c>10.0.0.0/24</c>), separated by commas; null: this machine's own.</param>
    /// <exception cref="HostingProblem">It is neither.</exception>
    public static ForwardedHeadersOptions Trusted(string? typed)
    {
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        if (typed is null)
        {
            return options;
        }

        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var one in typed.Split(',', StringSplitOptions.TrimEntries))
        {
            if (IPAddress.TryParse(one, out var address))
            {
                options.KnownProxies.Add(address);
            }
            else if (System.Net.IPNetwork.TryParse(one, out var network))
            {
                options.KnownIPNetworks.Add(network);
            }
            else
            {
                throw new HostingProblem($"'{one}' is no address of a proxy; write them like --proxy 10.0.0.5,10.1.0.0/24.");
            }
        }

        return options;
    }
}
