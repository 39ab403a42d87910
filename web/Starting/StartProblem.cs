using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Tabletop.Hosting;

namespace Tabletop.Web.Starting;

/// <summary>Why the console cannot start, in one sentence that says what to do.</summary>
public static class StartProblem
{
    /// <summary>Null: a bug, which is not for a sentence.</summary>
    public static string? Sentence(Exception problem, string urls) => problem switch
    {
        HostingProblem => problem.Message,
        IOException { InnerException: AddressInUseException } => InUse(urls),
        _ when Socket(problem) is { } socket => socket.SocketErrorCode switch
        {
            SocketError.AddressAlreadyInUse => InUse(urls),
            SocketError.AccessDenied => $"This user may not listen on {urls}; choose a port above 1023 with --urls.",
            SocketError.AddressNotAvailable => $"This machine has no such address: {urls}. Choose another with --urls.",
            _ => $"The console cannot listen on {urls}: {socket.Message}.",
        },
        FormatException or InvalidOperationException { Source: "Microsoft.AspNetCore.Server.Kestrel.Core" } =>
            $"'{urls}' is no address to listen on; write it like {ConsoleOptions.DefaultUrls}.",
        _ => null,
    };

    private static string InUse(string urls) =>
        $"Another program is listening on {urls} already. Stop it, or choose another port with --urls, for example --urls http://0.0.0.0:{Free()}.";

    private static SocketException? Socket(Exception? problem) => problem switch
    {
        null => null,
        SocketException socket => socket,
        _ => Socket(problem.InnerException),
    };

    private static int Free()
    {
        using var listener = new TcpListener(IPAddress.Any, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
