using System.Net;
using System.Net.Sockets;

namespace Tabletop.Testing.Network;

/// <summary>Ports of this machine that only it can reach.</summary>
public static class Ports
{
    /// <summary>One that nobody listens on now. Chosen here and not by the program that will, because it must be the same after a restart.</summary>
    public static int Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
