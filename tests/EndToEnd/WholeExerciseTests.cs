using System.Diagnostics;
using Microsoft.Playwright;
using Tabletop.EndToEnd.Tests.Pages;
using Tabletop.EndToEnd.Tests.Running;
using Tabletop.EndToEnd.Tests.Screens;
using static Microsoft.Playwright.Assertions;

namespace Tabletop.EndToEnd.Tests;

/// <summary>An evening and a morning of "Smoke over the night market": a facilitator, a projector, three phones, five stand-ins, two crashes.</summary>
[Collection(InTheBrowser.Name)]
public sealed class WholeExerciseTests(Chromium chromium)
{
    private const string MayorsOffice = "Mayor's office";
    private const string PoliceCommander = "Police commander";
    private const string Hospital = "Hospital duty director";
    private const string FirstPhase = "The first hours";
    private const string SecondPhase = "The next morning";

    private const string Smoke = "Night market is burning";
    private const string Announcement = "The school gym is open for whoever wants to talk.";
    private const string Rescuer = "The running man is the market's night watchman";
    private const string Statement = "Statement of city and police on what is known, unknown and being done";

    /// <summary>Only the hospital may read this while play lasts.</summary>
    private const string WardCall = "Two men at the desk";
    private const string WardCue = "Two men at reception";

    private const string Question = "Will you stand beside me at eleven?";
    private const string Reply = "Yes, and I bring the fire chief.";
    private const string WrittenInTheDark = "We hear you. Hold the ward closed.";
    private const string Draft = "We had the wrong man once";

    /// <summary>Shorter passes; after a longer absence play waits for the facilitator.</summary>
    private static readonly TimeSpan LongDark = TimeSpan.FromSeconds(12);

    /// <summary>Words need up to forty story minutes through this city.</summary>
    private static readonly LocatorAssertionsToBeVisibleOptions OnItsWay = new() { Timeout = 60_000 };

    private static readonly string[] StandIns =
    [
        "Fire and rescue chief", "Convenor of the interfaith council", "Night market traders' association", "Night youth team", "National duty director",
    ];

    [Fact(Timeout = 300_000)]
    public Task A_whole_exercise_on_five_screens_survives_two_crashes_of_its_server() => Room.Play(chromium, async room =>
    {
        var table = new Table(
            room, await room.Facilitator(), await room.Projector(), await room.Phone("Ana"), await room.Phone("Boris"), await room.Phone("Vesna"));
        await Gather(table);
        await FirstNews(table);
        await DraftsAndStops(table);
        await OneSeatOnly(table);
        await ShortCrash(table);
        await LongCrash(table);
        await NextMorning(table);
        await OwnStories(table);
        await TheRoomsStory(table);
    });

    private static async Task Gather(Table table)
    {
        var (facilitator, album) = (table.Facilitator, table.Album);
        await facilitator.OpenStaffLink(table.Room.Program.StaffLink);
        await facilitator.Home.Scenario("Smoke over the night market").CheckAsync();
        await facilitator.Home.City.SelectOptionAsync(new SelectOptionValue { Label = "No standing body" });
        await facilitator.Home.OpenMore();
        await Expect(facilitator.Home.Mode("I release each message when the table is ready")).ToBeCheckedAsync();
        await album.Take(facilitator.Page, "home-staff", whole: true);
        await album.TakeDark(facilitator.Page, "home-staff");
        await facilitator.Home.StartButton.ClickAsync();
        await Expect(facilitator.StartButton).ToBeEnabledAsync();
        await album.Take(facilitator.Page, "facilitator-empty-lobby");

        var (code, boardLink) = await facilitator.Invitation();
        await album.Take(facilitator.Page, "facilitator-invite");
        await facilitator.CloseDialog();
        await table.Projector.Open(boardLink);
        await Expect(table.Projector.Qr).ToBeVisibleAsync();
        await Expect(table.Projector.Invitation).ToContainTextAsync(code);
        await Expect(table.Projector.Invitation).ToContainTextAsync(new Uri(table.Room.Program.Address).Authority + "/join");
        await album.Take(table.Projector.Page, "projector-before");
        await album.TakeDark(table.Projector.Page, "projector-before");

        await Join(table, table.Mayor, code, MayorsOffice, typed: true);
        await Join(table, table.Police, code, PoliceCommander, typed: false);
        await Join(table, table.Hospital, code, Hospital, typed: false);
        await Expect(table.Projector.Text("3 of 8 seats taken")).ToBeVisibleAsync();

        foreach (var (phone, seat) in table.Seated)
        {
            await Expect(facilitator.Seat(seat)).ToContainTextAsync(phone.Person);
        }

        foreach (var seat in StandIns)
        {
            await facilitator.HandToStandIn(seat);
        }

        await album.Take(facilitator.Page, "facilitator-lobby");
        await facilitator.Press("?");
        await album.Take(facilitator.Page, "facilitator-keys");
        await facilitator.CloseDialog();
        await facilitator.StartButton.ClickAsync();
        await Expect(facilitator.StopButton).ToBeVisibleAsync();
    }

    private static async Task Join(Table table, PhonePage phone, string code, string seat, bool typed)
    {
        if (typed)
        {
            await phone.OpenJoin(table.Room.Program.Address);
            await phone.TypeCode(code);
            await table.Album.Take(phone.Page, "phone-join");
        }
        else
        {
            await phone.Scan(table.Room.Program.Address, code);
            await Expect(phone.Text(code)).ToBeVisibleAsync();
        }

        await phone.JoinAs(phone.Person);
        await Expect(phone.Text("This exercise contains:")).ToContainTextAsync("hate speech");
        await Expect(phone.Button($"Take this seat: {seat}")).ToHaveCountAsync(0);
        if (typed)
        {
            await table.Album.Take(phone.Page, "phone-content-notes", whole: true);
        }

        await phone.ReadNotes();
        if (typed)
        {
            await table.Album.Take(phone.Page, "phone-lobby", whole: true);
            await table.Album.TakeDark(phone.Page, "phone-lobby");
        }

        await phone.TakeSeat(seat);
        await Expect(phone.Text("Play has not started.")).ToBeVisibleAsync();
        if (typed)
        {
            await table.Album.Take(phone.Page, "phone-role-card", whole: true);
        }
    }

    /// <summary>News for everyone; an answer, a thing told, a deed and a question to another seat, which all travel through the city.</summary>
    private static async Task FirstNews(Table table)
    {
        var (facilitator, album) = (table.Facilitator, table.Album);
        await Expect(table.Mayor.Text("Nothing yet. News appears here by itself.")).ToBeVisibleAsync();
        await album.Take(table.Mayor.Page, "phone-now-empty");
        await album.Take(table.Projector.Page, "projector-live-empty");
        await facilitator.SetPace(60);
        await facilitator.ReleaseWhenDue("The fire and the wall");
        await facilitator.SetPace(4);
        foreach (var (phone, _) in table.Seated)
        {
            await Expect(phone.Feed.First).ToContainTextAsync(Smoke);
        }

        await Announce(table);
        await Expect(table.Mayor.Ask).ToContainTextAsync("I need the first sentence");
        await Expect(table.Police.Ask).ToHaveCountAsync(0);
        await album.Take(table.Mayor.Page, "phone-now-ask", whole: true);
        await album.TakeDark(table.Mayor.Page, "phone-now-ask");
        await album.Take(table.Police.Page, "phone-now");
        await album.Take(facilitator.Page, "facilitator-live");
        await album.TakeDark(facilitator.Page, "facilitator-live");
        await album.Take(table.Projector.Page, "projector-live");
        await album.TakeDark(table.Projector.Page, "projector-live");

        const string bothTrue = "A fire whose cause we do not know, and a hateful slogan that we do";
        await table.Mayor.Option(bothTrue).CheckAsync();
        await Expect(table.Mayor.Ask.GetByRole(AriaRole.Button, new() { Name = "Answer" })).ToBeDisabledAsync();
        await Expect(table.Mayor.Text("One sentence on why is needed.")).ToBeVisibleAsync();
        await table.Mayor.Answer(bothTrue, "Two things are true and both must be said");
        await Expect(table.Mayor.Ask).ToHaveCountAsync(0);
        await Expect(facilitator.Record.Filter(new() { HasText = bothTrue })).ToHaveCountAsync(1);

        await table.Mayor.Do(Statement);
        await album.Take(table.Mayor.Page, "phone-do", whole: true);
        await table.Mayor.Write(PoliceCommander, Question, "Consult");
        await Expect(table.Mayor.Thread).ToContainTextAsync([Question]);
        await album.Take(table.Mayor.Page, "phone-thread");
        await table.Mayor.GoTo("Me");
        await album.Take(table.Mayor.Page, "phone-me", whole: true);

        await table.Hospital.OpenTell(Rescuer);
        await album.Take(table.Hospital.Page, "phone-know-tell", whole: true);
        await table.Hospital.Button("Tell Night market traders' association").ClickAsync();
        await Expect(table.Hospital.Dialog).ToContainTextAsync("They should not get this.");
        await album.Take(table.Hospital.Page, "phone-over-sharing");
        await table.Hospital.Dialog.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await table.Hospital.Button($"Tell {PoliceCommander}").ClickAsync();
        await Expect(table.Hospital.Text("1 seat told")).ToBeVisibleAsync();

        await facilitator.SetPace(60);
        await table.Police.GoTo("People");
        await Expect(table.Police.Text("asks you")).ToBeVisibleAsync(OnItsWay);
        await facilitator.SetPace(4);
        await album.Take(table.Police.Page, "phone-people");
        await table.Police.OpenThread(MayorsOffice);
        await Expect(table.Police.Text(Question)).ToBeVisibleAsync();
        await album.Take(table.Police.Page, "phone-thread-asked");
        await table.Police.Write(MayorsOffice, Reply, "Reply");
        await facilitator.SetPace(60);
        await table.Mayor.OpenThread(PoliceCommander);
        await Expect(table.Mayor.Text(Reply)).ToBeVisibleAsync(OnItsWay);
        await table.Police.GoTo("Know");
        await Expect(table.Police.Fact(Rescuer)).ToBeVisibleAsync(OnItsWay);
        await Expect(table.Police.Fact(Rescuer)).ToContainTextAsync($"From {Hospital}");
        await table.Mayor.GoTo("Do");
        await Expect(table.Mayor.Action(Statement)).ToContainTextAsync("Done");
        await facilitator.SetPace(4);
        await album.Take(table.Police.Page, "phone-know", whole: true);
        Assert.False(await table.Room.LogOf(table.Hospital.Page).Received(Question), "The hospital was sent what the mayor asked the police.");
    }

    /// <summary>What everybody may see is also on the wall.</summary>
    private static async Task Announce(Table table)
    {
        await table.Facilitator.Press("a");
        await table.Facilitator.Dialog.GetByRole(AriaRole.Textbox).FillAsync(Announcement);
        await table.Album.Take(table.Facilitator.Page, "facilitator-announce");
        await table.Facilitator.Confirm("Send announcement");
        await Expect(table.Projector.Feed.First).ToContainTextAsync(Announcement);
        foreach (var (phone, _) in table.Seated)
        {
            await Expect(phone.Feed.First).ToContainTextAsync(Announcement);
        }
    }

    /// <summary>A phone that is opened anew in the middle of a sentence; a stop that everybody sees.</summary>
    private static async Task DraftsAndStops(Table table)
    {
        var (facilitator, police, album) = (table.Facilitator, table.Police, table.Album);
        await facilitator.ReleaseWhenDue("Eleven seconds");
        await police.GoTo("Now");
        const string holdLine = "We know the clip and are checking it; please do not pass it on";
        await police.Option(holdLine).CheckAsync();
        await police.Why.PressSequentiallyAsync(Draft);
        using (table.Room.LogOf(police.Page).Excuse())
        {
            await police.Page.ReloadAsync();
            await police.SitsAs(PoliceCommander);
        }

        await Expect(police.Why).ToHaveValueAsync(Draft);
        await Expect(police.Option(holdLine)).ToBeCheckedAsync();

        await facilitator.Press("p");
        await album.Take(facilitator.Page, "facilitator-stop-dialog");
        await facilitator.CloseDialog();
        const string note = "Two tables are shouting at each other";
        await facilitator.Stop(note);
        await Expect(facilitator.Page.GetByText(note)).ToBeVisibleAsync();
        foreach (var overlay in table.Overlays)
        {
            await Expect(overlay).ToContainTextAsync("Play is stopped");
            await Expect(overlay).ToContainTextAsync(note);
        }

        await album.Take(police.Page, "phone-stopped");
        await album.TakeDark(police.Page, "phone-stopped");
        await album.Take(facilitator.Page, "facilitator-stopped");
        await album.Take(table.Projector.Page, "projector-stopped");
        await facilitator.GoOn();
        foreach (var overlay in table.Overlays)
        {
            await Expect(overlay).ToHaveCountAsync(0);
        }

        await Expect(police.Why).ToHaveValueAsync(Draft);
        await police.Ask.GetByRole(AriaRole.Button, new() { Name = "Answer" }).ClickAsync();
        await Expect(police.Ask).ToHaveCountAsync(0);
    }

    /// <summary>What reaches one seat reaches nobody else: neither their pages nor their wires.</summary>
    private static async Task OneSeatOnly(Table table)
    {
        await table.Facilitator.ReleaseWhenDue(WardCue);
        await table.Hospital.GoTo("Now");
        await Expect(table.Hospital.Feed.First).ToContainTextAsync(WardCall);
        await Expect(table.Hospital.Ask).ToContainTextAsync("What do you do in the next ten minutes?");
        await table.Album.Take(table.Hospital.Page, "phone-private-call", whole: true);
        await OnlyTheHospitalHas(table, WardCall);
    }

    private static async Task OnlyTheHospitalHas(Table table, string text)
    {
        foreach (var page in new[] { table.Mayor.Page, table.Police.Page, table.Projector.Page })
        {
            Assert.DoesNotContain(text, await page.ContentAsync(), StringComparison.Ordinal);
            Assert.False(await table.Room.LogOf(page).Received(text), $"{page.Url} was sent '{text}'.");
        }
    }

    /// <summary>A crash of a few seconds: play goes on by itself, and what was tapped meanwhile is done once.</summary>
    private static async Task ShortCrash(Table table)
    {
        var before = await Shown(table);
        await table.Mayor.OpenThread(PoliceCommander);
        using (table.Room.ExcuseAll())
        {
            await table.Room.Program.Kill();
            await table.Mayor.Write(PoliceCommander, WrittenInTheDark, "Send message");
            await Expect(table.Mayor.Text("Kept here; sent as soon as the server answers.")).ToBeVisibleAsync();
            await table.Room.Program.Start();
            await AllConnected(table);
        }

        await Expect(table.Mayor.Text("Kept here; sent as soon as the server answers.")).ToHaveCountAsync(0);
        await Expect(table.Mayor.Text(WrittenInTheDark)).ToHaveCountAsync(1);
        await NothingIsLost(table, before);
        await Expect(table.Facilitator.StopButton).ToBeVisibleAsync();
        foreach (var overlay in table.Overlays)
        {
            await Expect(overlay).ToHaveCountAsync(0);
        }

        await table.Hospital.Answer("Sit down with his sister, ask what may be said and to whom");
        await Expect(table.Hospital.Ask).ToHaveCountAsync(0);
        await table.Facilitator.SetPace(60);
        await table.Police.OpenThread(MayorsOffice);
        await Expect(table.Police.Text(WrittenInTheDark)).ToBeVisibleAsync(OnItsWay);
        await Expect(table.Police.Text(WrittenInTheDark)).ToHaveCountAsync(1);
        await table.Facilitator.SetPace(4);
    }

    /// <summary>A longer one: a band says so on every screen, and play waits for the facilitator.</summary>
    private static async Task LongCrash(Table table)
    {
        var before = await Shown(table);
        await table.Hospital.OpenThread(PoliceCommander);
        using (table.Room.ExcuseAll())
        {
            var dark = Stopwatch.StartNew();
            await table.Room.Program.Kill();
            foreach (var page in table.Pages)
            {
                await Expect(page.GetByText("No connection to the exercise.")).ToBeVisibleAsync();
            }

            await table.Album.Take(table.Hospital.Page, "phone-reconnecting");
            await table.Album.TakeDark(table.Hospital.Page, "phone-reconnecting");
            await table.Album.Take(table.Facilitator.Page, "facilitator-reconnecting");
            await table.Album.Take(table.Projector.Page, "projector-reconnecting");
            // The length of the outage is what is tested here; nothing is waited for.
            await Task.Delay(LongDark > dark.Elapsed ? LongDark - dark.Elapsed : TimeSpan.Zero);
            await table.Room.Program.Start();
            await AllConnected(table);
        }

        foreach (var overlay in table.Overlays)
        {
            await Expect(overlay).ToContainTextAsync("The program was away and has stopped play.");
        }

        foreach (var page in table.Pages)
        {
            await Expect(page.GetByText("No connection to the exercise.")).ToHaveCountAsync(0);
        }

        await table.Album.Take(table.Facilitator.Page, "facilitator-after-dark");
        await table.Album.Take(table.Projector.Page, "projector-after-dark");
        await table.Facilitator.GoOn();
        foreach (var overlay in table.Overlays)
        {
            await Expect(overlay).ToHaveCountAsync(0);
        }

        await NothingIsLost(table, before);
    }

    private static async Task AllConnected(Table table)
    {
        foreach (var page in table.Pages)
        {
            await Expect(page.GetByText("Connected", new() { Exact = true }).First).ToBeAttachedAsync(new() { Timeout = 25_000 });
        }
    }

    private static async Task<IReadOnlyList<IReadOnlyList<string>>> Shown(Table table) =>
    [
        await table.Mayor.Shown(PoliceCommander),
        await table.Police.Shown(MayorsOffice, Hospital),
        await table.Hospital.Shown(PoliceCommander),
        await table.Projector.Feed.AllInnerTextsAsync(),
        [.. (await table.Facilitator.Record.AllInnerTextsAsync()).Take(10)],
    ];

    private static async Task NothingIsLost(Table table, IReadOnlyList<IReadOnlyList<string>> before)
    {
        var after = await Shown(table);
        foreach (var (had, has) in before.Zip(after).SkipLast(1))
        {
            Assert.NotEmpty(had);
            Assert.Empty(had.Except(has));
        }

        var record = await table.Facilitator.Record.AllInnerTextsAsync();
        Assert.Empty(before[^1].Except(record));

        // A page keeps its own copy; a fresh one of the same seat shows what the server knows.
        var fresh = new PhonePage(await table.Mayor.Page.Context.NewPageAsync(), table.Mayor.Person);
        await fresh.Page.GotoAsync(table.Mayor.Page.Url);
        await fresh.SitsAs(MayorsOffice);
        Assert.Empty(before[0].Except(await fresh.Shown(PoliceCommander)));
        await fresh.Page.CloseAsync();
    }

    private static async Task NextMorning(Table table)
    {
        var (facilitator, album) = (table.Facilitator, table.Album);
        await facilitator.ReleaseNow("Half past ten, the square");
        await table.Mayor.GoTo("Now");
        await Expect(table.Mayor.Feed.First).ToContainTextAsync("Tannery Square");
        await facilitator.Press("o");
        await album.Take(facilitator.Page, "facilitator-phases");
        await facilitator.Confirm($"Open {SecondPhase}");
        await Expect(facilitator.Dialog).ToContainTextAsync("Open questions that fall to silence");
        await album.Take(facilitator.Page, "facilitator-open-phase");
        await facilitator.Confirm("Open this phase");
        await Expect(table.Projector.Text(SecondPhase)).ToBeVisibleAsync();
        await Expect(table.Projector.Text(FirstPhase)).ToHaveCountAsync(0);
        await facilitator.SetPace(60);
        await facilitator.ReleaseWhenDue("A stone through the window");
        await facilitator.SetPace(4);
        await table.Police.GoTo("Now");
        await Expect(table.Police.Feed.First).ToContainTextAsync("a stone was thrown");
        await table.Police.Answer("The same at stalls and hall: few, named, in ordinary uniform, talking");
        await Expect(table.Police.Ask).ToHaveCountAsync(0);
        await album.Take(facilitator.Page, "facilitator-second-phase");
        await album.Take(table.Projector.Page, "projector-second-phase");
        await facilitator.EndButton.ClickAsync();
        await album.Take(facilitator.Page, "facilitator-end-dialog");
        await facilitator.Confirm("End play");
        await Expect(facilitator.Page.GetByText("Play is over.")).ToBeVisibleAsync();
    }

    /// <summary>Each seat reads what it lived through, and nothing of what others did in private.</summary>
    private static async Task OwnStories(Table table)
    {
        var album = table.Album;
        foreach (var (phone, _) in table.Seated)
        {
            await phone.GoTo("Now");
            await Expect(phone.Page.GetByRole(AriaRole.Heading, new() { Name = "Your story" })).ToBeVisibleAsync();
        }

        await Expect(table.Hospital.Story.Filter(new() { HasText = WardCue })).ToHaveCountAsync(1);
        await Expect(table.Mayor.Story.Filter(new() { HasText = "Consulted Police commander" })).ToHaveCountAsync(1);
        await Expect(table.Mayor.Story.Filter(new() { HasText = "Wrote to Police commander" })).ToHaveCountAsync(1);
        await Expect(table.Hospital.Story.Filter(new() { HasText = "Consulted Police commander" })).ToHaveCountAsync(0);
        await OnlyTheHospitalHas(table, WardCall);
        await OnlyTheHospitalHas(table, WardCue);

        await album.Take(table.Mayor.Page, "phone-ended", whole: true);
        await album.TakeDark(table.Mayor.Page, "phone-ended");
        await album.Take(table.Facilitator.Page, "facilitator-ended");
        await album.Take(table.Projector.Page, "projector-ended");

        const string feedback = "Whom will you ring next week, because of this exercise?";
        await table.Mayor.Feedback(feedback).GetByRole(AriaRole.Textbox).FillAsync("The night porter.");
        await table.Mayor.Feedback(feedback).GetByRole(AriaRole.Button, new() { Name = "Send feedback" }).ClickAsync();
        await Expect(table.Mayor.Feedback(feedback)).ToContainTextAsync("Thank you. You wrote: The night porter.");
        await album.Take(table.Mayor.Page, "phone-feedback", whole: true);
    }

    private static async Task TheRoomsStory(Table table)
    {
        var (facilitator, album) = (table.Facilitator, table.Album);
        await facilitator.Click("Open the debrief to all…");
        await album.Take(facilitator.Page, "facilitator-debrief-dialog");
        await facilitator.Confirm("Open the debrief");
        foreach (var (phone, _) in table.Seated)
        {
            await Expect(phone.Page.GetByRole(AriaRole.Heading, new() { Name = "The room's story" })).ToBeVisibleAsync();
            await Expect(phone.Story.Filter(new() { HasText = WardCue })).ToHaveCountAsync(1);
            await Expect(phone.Story.Filter(new() { HasText = "Wrote to Police commander" })).ToHaveCountAsync(1);
        }

        await Expect(table.Projector.Story.Filter(new() { HasText = WardCue })).ToHaveCountAsync(1);
        await Expect(table.Projector.Page.GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
        await album.Take(table.Police.Page, "phone-room-story", whole: true);
        await album.Take(table.Projector.Page, "projector-room-story", whole: true);
        await album.TakeDark(table.Projector.Page, "projector-room-story");

        await facilitator.Page.GetByRole(AriaRole.Link, new() { Name = "Timeline" }).ClickAsync();
        await Expect(facilitator.Page.GetByRole(AriaRole.Button, new() { Name = WardCue })).ToBeVisibleAsync();
        await album.Take(facilitator.Page, "debrief-timeline", whole: true);
        await album.TakeDark(facilitator.Page, "debrief-timeline");
        await facilitator.Page.GetByRole(AriaRole.Button, new() { Name = WardCue }).ClickAsync();
        await Expect(facilitator.Dialog).ToContainTextAsync(WardCall);
        await album.Take(facilitator.Page, "debrief-detail");
    }

    private sealed record Table(Room Room, FacilitatorPage Facilitator, ProjectorPage Projector, PhonePage Mayor, PhonePage Police, PhonePage Hospital)
    {
        public Album Album => Room.Album;

        public IReadOnlyList<(PhonePage Phone, string Seat)> Seated =>
            [(Mayor, MayorsOffice), (Police, PoliceCommander), (Hospital, WholeExerciseTests.Hospital)];

        public IReadOnlyList<IPage> Pages => [Facilitator.Page, Projector.Page, Mayor.Page, Police.Page, Hospital.Page];

        public IReadOnlyList<ILocator> Overlays => [Projector.Overlay, Mayor.Overlay, Police.Overlay, Hospital.Overlay];
    }
}
