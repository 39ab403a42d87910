using Tabletop.Authoring.Cities;
using Tabletop.Engine;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Authoring.Writing;

/// <summary>Writes a city in the order of the language's description. Reading it again gives an equal city.</summary>
public static class CityWriter
{
    /// <param name="city">As the loader makes it.</param>
    /// <exception cref="InvalidDataException">A time is no whole number of seconds.</exception>
    public static string Write(City city) => Printer.Print(new Piece.Group()
        .Is("format", CityReader.Format)
        .Is("id", city.Id)
        .Says("title", city.Title)
        .Says("source", city.Source)
        .Says("read-aloud", city.ReadAloud)
        .Is("topology", city.Topology)
        .Add("body", city.Body is { } body ? Body(body) : null)
        .Add("channels", new Piece.List(city.Channels.Select(Channel)))
        .Lasts("default-delay", city.DefaultDelayMs == 0 ? null : city.DefaultDelayMs)
        .Add("assumed", Texts(city.Assumed))
        .Add("unknown", Texts(city.Unknown)));

    private static Piece.Group Body(CityBody body) => new Piece.Group()
        .Add("members", Needed(body.Members))
        .Add("convenes", body.Chair == ChairRule.Dual && body.Convenes.Count == 0 ? null : Needed(body.Convenes))
        .Add("chair", body is { Chair: ChairRule.None, ChairSeats.Count: 0 }
            ? null
            : new Piece.Group { IsBrief = true }.Is("rule", body.Chair.ToString().ToLowerInvariant()).Names("seats", body.ChairSeats))
        .Add("meets", new Piece.Group { IsBrief = true }
            .Lasts("every", body.MeetsEveryMs)
            .IsSo("open-to-public", body.OpenToPublic)
            .Lasts("summon-in", body.SummonInMs == 0 ? null : body.SummonInMs));

    private static Piece.Group Channel(Channel channel) => new Piece.Group { IsBrief = true }
        .Add("between", channel.BothWays ? End(channel.From) : null)
        .Add("from", channel.BothWays ? null : End(channel.From))
        .Add("to", channel.BothWays ? null : End(channel.To))
        .Lasts("delay", channel.DelayMs)
        .Is("while", channel.WhileConvened ? "convened" : null)
        .Is("adoption", channel.Adoption == 1000 ? null : ScenarioWriter.Percent(channel.Adoption));

    private static Piece End(Items<string> names) => names.Count == 1 ? new Piece.Word(names[0]) : Needed(names);

    /// <summary>A list that must be there, be it empty.</summary>
    private static Piece Needed(Items<string> names) =>
        names.Count == 0 ? new Piece.Word("[]") : new Piece.List(names.Select(name => new Piece.Word(name)));

    private static Piece.List Texts(Items<string> texts) => new(texts.Select(text => new Piece.Prose(text)));
}
