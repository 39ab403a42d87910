using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace Tabletop.Web.Hubs;

/// <summary>
/// The hub's JSON, read by the library. Records that call nothing here (unknown methods, wrong arguments, streams, floods of pings, no
/// JSON at all) never reach the hub, so they are counted where they are read; calls are counted by the hub.
/// </summary>
/// <param name="longest">In bytes: a longer record ends the socket.</param>
internal sealed class CountedProtocol(IHubProtocol json, long longest) : IHubProtocol
{
    public string Name => json.Name;

    public int Version => json.Version;

    public TransferFormat TransferFormat => json.TransferFormat;

    public bool TryParseMessage(ref ReadOnlySequence<byte> input, IInvocationBinder binder, [NotNullWhen(true)] out HubMessage? message)
    {
        var before = input.Length;
        bool found;
        try
        {
            found = json.TryParseMessage(ref input, binder, out message);
        }
        catch (InvalidDataException)
        {
            SocketPatience.Current?.Charge(SocketPatience.OfBroken);
            throw;
        }

        if (found && message is PingMessage)
        {
            SocketPatience.Current?.Ping();
        }
        else if (found ? message is not (InvocationMessage or CloseMessage) : input.Length < before)
        {
            SocketPatience.Current?.Charge(1);
        }
        else if (!found && before >= longest)
        {
            SocketPatience.Current?.Charge(SocketPatience.OfBroken);
        }

        return found;
    }

    public void WriteMessage(HubMessage message, IBufferWriter<byte> output) => json.WriteMessage(message, output);

    public ReadOnlyMemory<byte> GetMessageBytes(HubMessage message) => json.GetMessageBytes(message);

    public bool IsVersionSupported(int version) => json.IsVersionSupported(version);
}
