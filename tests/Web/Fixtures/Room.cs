using Tabletop.Engine.Exercises;
using Tabletop.Web.Contracts;

namespace Tabletop.Web.Tests.Fixtures;

/// <summary>An exercise with its facilitator; people come in by its code.</summary>
public sealed class Room : IDisposable
{
    private readonly IServed _console;
    private readonly List<Browser> _browsers = [];

    private Room(IServed console, Browser staff, ExerciseSummary summary)
    {
        (_console, Staff, Summary) = (console, staff, summary);
        _browsers.Add(staff);
    }

    public Browser Staff { get; }

    public ExerciseSummary Summary { get; }

    public string Exercise => Summary.Exercise;

    public string StaffStream => Summary.Streams.Single(s => s.Kind == StreamKind.Staff).Stream;

    public static async Task<Room> Open(IServed console, Seating seating = Seating.Open, string? languages = null, bool simulatedPublic = false)
    {
        var staff = await console.Staff(languages);
        var asked = new CreateExercise("canaries", null, Mode.FacilitatorPaced, seating, Rehearsal: false, Alone: false, Name: null, simulatedPublic);
        return new(console, staff, await staff.Post<ExerciseSummary>("/api/exercises", asked));
    }

    /// <summary>Comes in by code and name.</summary>
    public async Task<Browser> Enter(string name, string? languages = null)
    {
        var browser = _console.Browser();
        _browsers.Add(browser);
        browser.Asks(languages);
        await browser.Post<SessionReply>("/api/session", new OpenSession(null, Summary.Code, name));
        return browser;
    }

    /// <summary>Comes in and takes a seat.</summary>
    public async Task<(Browser Browser, string Stream)> Sit(string name, string seat, string? languages = null)
    {
        var browser = await Enter(name, languages);
        var receipt = await browser.Send(await browser.Stream(Exercise, StreamKind.Lobby), new CommandBody.TakeSeat(seat));
        Assert.True(receipt.Accepted, receipt.Sentence);
        return (browser, await browser.Stream(Exercise, StreamKind.Seat));
    }

    public async Task Facilitate(params CommandBody[] bodies)
    {
        foreach (var body in bodies)
        {
            var receipt = await Staff.Send(StaffStream, body);
            Assert.True(receipt.Accepted, receipt.Sentence);
        }
    }

    /// <summary>The projector, in a browser of its own.</summary>
    public async Task<(Browser Browser, string Stream)> Projector(string? languages = null)
    {
        var browser = _console.Browser();
        _browsers.Add(browser);
        browser.Asks(languages);
        var invitation = await Staff.Get<Invitation>($"/api/exercises/{Exercise}/invitation");
        await browser.Post<SessionReply>("/api/session", new OpenSession(invitation.BoardSecret, null, null));
        return (browser, await browser.Stream(Exercise, StreamKind.Board));
    }

    /// <summary>The person's id, as the facilitator sees it.</summary>
    public async Task<string> Person(string name)
    {
        var view = (await Staff.Pull(StaffStream)).View!.Value;
        return view.GetProperty("people").EnumerateArray()
            .Single(p => p.GetProperty("name").TryGetProperty("name", out var called) && called.GetString() == name)
            .GetProperty("id").GetString()!;
    }

    public void Dispose()
    {
        foreach (var browser in _browsers)
        {
            browser.Dispose();
        }
    }
}
