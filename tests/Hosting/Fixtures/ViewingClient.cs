using System.Text.Json;
using Tabletop.Engine.Views;
using Tabletop.Hosting.Views;

namespace Tabletop.Hosting.Tests.Fixtures;

/// <summary>A console as the real one is: it folds envelopes, ignores what it has, and pulls when one is missing.</summary>
internal sealed class ViewingClient(Rig rig, Viewer viewer) : IStreamSink
{
    private SortedDictionary<string, string> _items = new(StringComparer.Ordinal);

    public string Epoch { get; private set; } = "";

    public long Seq { get; private set; }

    public bool IsGone { get; private set; }

    public int Resyncs { get; private set; }

    public int Snapshots { get; private set; }

    public List<StreamEnvelope> Received { get; } = [];

    /// <summary>Signals are lost on the way.</summary>
    public bool IsDeaf { get; set; }

    public ViewingClient Watch()
    {
        Take(rig.Run(rig.Host.Watch(viewer, Epoch, Seq, this)));
        return this;
    }

    public void Pull() => Take(rig.Pull(viewer, Epoch, Seq));

    public void Changed(StreamEnvelope envelope)
    {
        Assert.False(IsGone, "Something was sent to a stream that had ended.");
        if (IsDeaf)
        {
            return;
        }

        Received.Add(envelope);
        Fold(envelope);
    }

    public void Resync(string stream) => Resyncs++;

    public void Gone(string stream) => IsGone = true;

    /// <summary>Is what this client has folded what a newcomer would be given now?</summary>
    public void AssertCurrent()
    {
        var fresh = rig.Pull(viewer);
        Assert.Equal((fresh.Epoch, fresh.Seq), (Epoch, Seq));
        Assert.Equal(Items(fresh.View!.Value), _items);
    }

    private void Take(StreamCatchUp caught)
    {
        if (caught.Gone)
        {
            IsGone = true;
            return;
        }

        if (caught.View is { } view)
        {
            Snapshots++;
            _items = Items(view);
        }
        else
        {
            Assert.Equal(Epoch, caught.Epoch);
            foreach (var envelope in caught.Envelopes)
            {
                Fold(envelope);
            }
        }

        (Epoch, Seq) = (caught.Epoch, caught.Seq);
    }

    private void Fold(StreamEnvelope envelope)
    {
        Assert.Equal(viewer.Stream, envelope.Stream);
        Assert.Equal(Epoch, envelope.Epoch);
        if (envelope.Seq <= Seq)
        {
            return;
        }

        Assert.Equal(Seq + 1, envelope.Seq);
        Assert.NotEmpty(envelope.Changes);
        foreach (var change in envelope.Changes)
        {
            var key = $"{change.In}/{change.Id}";
            switch (change.Op)
            {
                case ChangeKind.Add: _items.Add(key, change.Item!.Value.GetRawText()); break;
                case ChangeKind.Set: Assert.True(_items.ContainsKey(key)); _items[key] = change.Item!.Value.GetRawText(); break;
                default: Assert.True(_items.Remove(key)); break;
            }
        }

        Seq = envelope.Seq;
    }

    private static SortedDictionary<string, string> Items(JsonElement view) => new(
        view.EnumerateObject().SelectMany(c => c.Value.EnumerateArray().Select(item => ($"{c.Name}/{item.GetProperty("id").GetString()}", item.GetRawText())))
            .ToDictionary(p => p.Item1, p => p.Item2),
        StringComparer.Ordinal);
}
