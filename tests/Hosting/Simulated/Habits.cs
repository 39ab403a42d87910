using System.Text.Json;
using Tabletop.Engine.Exercises;

namespace Tabletop.Hosting.Tests.Simulated;

/// <summary>What people at a table do next: mostly what their screens offer, now and then something silly.</summary>
internal static class Habits
{
    public static CommandBody Of(Phone phone, Random dice) => phone.IsStaff ? Staff(phone, dice) : phone.Seat is { } seat ? Participant(phone, seat, dice) : Waiting(phone, dice);

    /// <summary>The stops a staff screen shows; -1 stands for none.</summary>
    public static int[] Stops(Phone phone) =>
        [.. phone.Screen!.In("clock").SelectMany(c => Json(c.Json).GetProperty("stops").EnumerateArray().Select(s => s.GetProperty("number").GetInt32()))];

    private static CommandBody Staff(Phone phone, Random dice)
    {
        var points = phone.Screen!.In("points").ToArray();
        return dice.Next(16) switch
        {
            0 or 1 => new CommandBody.SetPace(dice.Next(500, 16_000)),
            2 or 3 => new CommandBody.StopPlay(StopReason.Discussion, Typed("Look up, please.")),
            4 or 5 when points.Length > 0 => new CommandBody.Rewind(long.Parse(points[dice.Next(points.Length)].Id, System.Globalization.CultureInfo.InvariantCulture)),
            6 => new CommandBody.Mark(Typed("a turn")),
            7 => new CommandBody.ReleaseInject("rumour"),
            8 or 9 or 10 => new CommandBody.HandToStandIn(One(CityHall.HandedOver, dice)),
            11 => new CommandBody.Lift(dice.Next(1, 6)),
            12 => new CommandBody.Extend("ask-noon-1", "police", 60_000),
            _ => new CommandBody.Announce(Typed("Lunch is at one.")),
        };
    }

    private static CommandBody Participant(Phone phone, string seat, Random dice)
    {
        var asks = phone.Screen!.In("asks")
            .Where(a => a.Json.Contains("\"state\":\"open\"", StringComparison.Ordinal))
            .Select(a => Json(a.Json).GetProperty("ask").GetString()!)
            .ToArray();
        var other = One(CityHall.Seats, dice);
        if (CityHall.HandedOver.Contains(seat) && dice.Next(4) == 0)
        {
            return new CommandBody.LeaveSeat();
        }

        return dice.Next(16) switch
        {
            < 6 when asks.Length > 0 => new CommandBody.Answer(One(asks, dice), dice.Next(3) == 0 ? "wait" : "talk", Typed("It is time.")),
            < 8 => new CommandBody.Share(One(["leaflet", "bus", "pupil"], dice), other),
            8 => new CommandBody.Act(One(["visit", "cordon"], dice)),
            9 => new CommandBody.Consult(other, Typed("What do you think?")),
            10 => new CommandBody.Reply(null, Typed("I agree.")),
            11 => new CommandBody.StopPlay(StopReason.Welfare),
            12 => new CommandBody.NoteDecision(Typed("We wait.")),
            13 => new CommandBody.Start(),
            _ => new CommandBody.SendMessage(other, Typed("Where are you?")),
        };
    }

    private static CommandBody Waiting(Phone phone, Random dice) =>
        dice.Next(3) == 0 ? new CommandBody.Share("leaflet", "mayor") : new CommandBody.TakeSeat(phone.Person.Split('-')[1]);

    private static string One(string[] of, Random dice) => of[dice.Next(of.Length)];

    private static TypedText Typed(string text) => new() { Text = text };

    private static JsonElement Json(string text) => JsonSerializer.Deserialize<JsonElement>(text);
}
