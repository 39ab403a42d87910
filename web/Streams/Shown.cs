using Tabletop.Engine;
using Tabletop.Hosting.Views;
using Tabletop.Web.Contracts;

namespace Tabletop.Web.Streams;

/// <summary>What the host says, as it goes on the wire.</summary>
internal static class Shown
{
    public static Envelope Of(StreamEnvelope envelope) => new(envelope.Stream, envelope.Epoch, envelope.Seq, envelope.Changes);

    public static CatchUp Of(StreamCatchUp missing) =>
        new(missing.Stream, missing.Epoch, missing.Seq, missing.View, missing.Envelopes.Select(Of).ToItems(), missing.NowMs);
}
