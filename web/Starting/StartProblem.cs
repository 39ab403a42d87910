using System.Globalization;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Connections;
using Tabletop.Hosting;

namespace Tabletop.Web.Starting;

/// <summary>Why the console cannot start, in one sentence that says what to do.</summary>
public static partial class StartProblem
{
    /// <summary>Null: a bug, which is not for a sentence.</summary>
    public static string? Sentence(Exception problem, ConsoleOptions options) => problem switch
    {
        HostingProblem => problem.Message,
        IOException { InnerException: AddressInUseException } => InUse(options),
        _ when Socket(problem) is { } socket => socket.SocketErrorCode switch
        {
            SocketError.AddressAlreadyInUse => InUse(options),
            SocketError.AccessDenied => $"This user may not listen on {options.Urls}; choose a port above 1023 with --urls.",
            SocketError.AddressNotAvailable => $"This machine has no such address: {options.Urls}. Choose another with --urls.",
            _ => $"The console cannot listen on {options.Urls}: {socket.Message}.",
        },
        FormatException or ArgumentOutOfRangeException { ParamName: "port" } or InvalidOperationException { Source: "Microsoft.AspNetCore.Server.Kestrel.Core" } =>
            $"'{options.Urls}' is no address to listen on; write it like {ConsoleOptions.DefaultUrls}.",
        _ => null,
    };

    /// <summary>With the command that would work, as it was typed but for the port.</summary>
    private static string InUse(ConsoleOptions options)
    {
        var first = options.Urls.Split(';')[0];
        var other = Port().Replace(first, $":{Free(Port().Match(first) is { Success: true } port ? int.Parse(port.ValueSpan[1..], CultureInfo.InvariantCulture) : 0)}");
        var rest = (options.Data == ConsoleOptions.DefaultData ? "" : $" --data {Typed(options.Data)}") + (options.Scenarios is null ? "" : $" --scenarios {Typed(options.Scenarios)}");
        rest += options.Proxy is null ? "" : $" --proxy {options.Proxy}";
        // A connection may hold a password, which is not said again.
        rest += options.Log is null ? "" : options.Log.StartsWith("sqlite:", StringComparison.Ordinal) ? $" --log {Typed(options.Log)}" : " --log …";
        return $"Another program, perhaps another Tabletop, is listening on {options.Urls} already. Stop it, or take another port: {options.Command} --urls {other}{rest}";
    }

    private static string Typed(string path) => path.Contains(' ', StringComparison.Ordinal) ? $"\"{path}\"" : path;

    private static SocketException? Socket(Exception? problem) => problem switch
    {
        null => null,
        SocketException socket => socket,
        _ => Socket(problem.InnerException),
    };

    /// <summary>The next free port of the ten after this one; otherwise any.</summary>
    private static int Free(int taken)
    {
        var busy = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Select(listener => listener.Port).ToHashSet();
        if (Enumerable.Range(taken + 1, taken is > 0 and < 65_500 ? 10 : 0).FirstOrDefault(port => !busy.Contains(port)) is > 0 and var next)
        {
            return next;
        }

        using var listener = new TcpListener(IPAddress.Any, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex(":[0-9]+(?=/?$)")]
    private static partial Regex Port();
}
