using System.Text.Json.Nodes;
using Tabletop.Engine.Views;
using Tabletop.Web.Contracts;

namespace Tabletop.Web.Tests.Fixtures;

/// <summary>A client's copy of a stream: a whole view, and envelopes folded into it as the console does it.</summary>
public sealed class Folded
{
    private readonly JsonObject _view;

    public Folded(CatchUp whole)
    {
        _view = (JsonObject)JsonNode.Parse(whole.View!.Value.GetRawText())!;
        (Epoch, Seq) = (whole.Epoch, whole.Seq);
    }

    public string Epoch { get; }

    public long Seq { get; private set; }

    public void Fold(Envelope envelope)
    {
        if (envelope.Seq <= Seq)
        {
            return;
        }

        Assert.Equal((Epoch, Seq + 1), (envelope.Epoch, envelope.Seq));
        Seq++;
        foreach (var change in envelope.Changes)
        {
            Fold((JsonArray)_view[change.In]!, change);
        }
    }

    public void AssertIs(CatchUp whole)
    {
        Assert.Equal((Epoch, Seq), (whole.Epoch, whole.Seq));
        var expected = JsonNode.Parse(whole.View!.Value.GetRawText())!;
        Assert.True(JsonNode.DeepEquals(expected, _view), $"folded {_view.ToJsonString()}\n  whole {expected.ToJsonString()}");
    }

    private static void Fold(JsonArray items, Change change)
    {
        var at = items.Select((item, i) => (Id: item!["id"]!.GetValue<string>(), i)).Where(x => x.Id == change.Id).Select(x => x.i).DefaultIfEmpty(-1).First();
        var item = change.Item is { } json ? JsonNode.Parse(json.GetRawText()) : null;
        if (change.Op == ChangeKind.Remove)
        {
            items.RemoveAt(at);
        }
        else if (at < 0)
        {
            items.Add(item);
        }
        else
        {
            items[at] = item;
        }
    }
}
