using Microsoft.Playwright;
using Tabletop.EndToEnd.Tests.Chapters;
using Tabletop.EndToEnd.Tests.Pages;
using Tabletop.EndToEnd.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace Tabletop.EndToEnd.Tests;

/// <summary>What browsers do to pages: freeze them, clear what they stored, refuse to store anything. Nothing typed is lost, nothing is sent twice.</summary>
[Collection(InTheBrowser.Name)]
public sealed class KeptWordsTests(Chromium chromium)
{
    private const string Draft = "Half a sentence that";

    /// <summary>A browser that lets nobody have a database.</summary>
    private const string NoDatabase = "Object.defineProperty(window, 'indexedDB', { value: { open: () => { throw new DOMException('no', 'SecurityError'); } } });";

    /// <summary>A full disk: the database opens, and takes nothing.</summary>
    private const string FullDisk = "IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); };";

    [Fact(Timeout = 120_000)]
    public Task A_page_keeps_its_words_when_its_storage_is_cleared_or_refused_and_two_tabs_say_each_thing_once() => Room.Play(chromium, async room =>
    {
        var facilitator = await room.Facilitator();
        await facilitator.OpenStaffLink(room.Program.StaffLink);
        await facilitator.Home.Scenario("Smoke over the night market").CheckAsync();
        await facilitator.Home.StartButton.ClickAsync();
        var (code, _) = await facilitator.Invitation();
        await facilitator.CloseDialog();

        var plain = await Seated(room, code, "Ana", Seats.MayorsOffice);
        var without = await Seated(room, code, "Boris", Seats.PoliceCommander, NoDatabase);
        var full = await Seated(room, code, "Vesna", Seats.Hospital, FullDisk);
        await facilitator.StartButton.ClickAsync();
        await Expect(facilitator.StopButton).ToBeVisibleAsync();

        await plain.OpenThread(Seats.PoliceCommander);
        await without.OpenThread(Seats.MayorsOffice);
        await full.OpenThread(Seats.PoliceCommander);
        await To(plain, Seats.PoliceCommander).FillAsync(Draft);
        await Cleared(plain, room);
        await To(without, Seats.MayorsOffice).FillAsync(Draft);
        await To(full, Seats.PoliceCommander).FillAsync(Draft);
        foreach (var (phone, seat) in new[] { (plain, Seats.PoliceCommander), (without, Seats.MayorsOffice), (full, Seats.PoliceCommander) })
        {
            await phone.Page.ReloadAsync();
            if (phone == plain)
            {
                // That the notes were read was cleared with the rest.
                await phone.Button("I have read this").ClickAsync();
            }

            await phone.OpenThread(seat);
            await Expect(To(phone, seat)).ToHaveValueAsync(Draft);
        }

        // Both tabs have something to say, and the next page of each finds it waiting; so does a third tab.
        var second = new PhonePage(await plain.Page.Context.NewPageAsync(), plain.Person);
        await second.Page.GotoAsync(plain.Page.Url);
        await second.OpenThread(Seats.PoliceCommander);
        using (room.ExcuseAll())
        {
            await room.Program.Kill();
            await Say(plain, "From the first tab.");
            await Say(second, "From the second tab.");
            await Say(full, "With a full disk.");
            await room.Program.Start();
            var third = new PhonePage(await plain.Page.Context.NewPageAsync(), plain.Person);
            await third.Page.GotoAsync(plain.Page.Url);
            await third.OpenThread(Seats.PoliceCommander);
            foreach (var tab in new[] { plain, second, third })
            {
                await Expect(tab.Text("From the first tab.")).ToHaveCountAsync(1, new() { Timeout = 25_000 });
                await Expect(tab.Text("From the second tab.")).ToHaveCountAsync(1);
                await Expect(tab.Text("Kept here; sent as soon as the server answers.")).ToHaveCountAsync(0);
            }

            await Expect(full.Text("Kept here; sent as soon as the server answers.")).ToHaveCountAsync(0);
        }

        await Frozen(facilitator, plain);
    });

    /// <summary>A page that stood still in a pocket shows what was said meanwhile, and sends what is said then.</summary>
    private static async Task Frozen(FacilitatorPage facilitator, PhonePage phone)
    {
        var devtools = await phone.Page.Context.NewCDPSessionAsync(phone.Page);
        await devtools.SendAsync("Page.setWebLifecycleState", new() { ["state"] = "frozen" });
        await facilitator.Stop("Look up, please.");
        await devtools.SendAsync("Page.setWebLifecycleState", new() { ["state"] = "active" });
        await Expect(phone.Text("Look up, please.").First).ToBeVisibleAsync();
        await facilitator.GoOn();
        await Expect(phone.Overlay).ToHaveCountAsync(0);
    }

    private static async Task<PhonePage> Seated(Room room, string code, string name, string seat, string? script = null)
    {
        var phone = await room.Phone(name);
        if (script is not null)
        {
            await phone.Page.AddInitScriptAsync(script);
        }

        await phone.Scan(room.Program.Address, code);
        await phone.JoinAs(name);
        await phone.ReadNotes();
        await phone.TakeSeat(seat);
        return phone;
    }

    private static ILocator To(PhonePage phone, string seat) => phone.Page.GetByRole(AriaRole.Textbox, new() { Name = $"To {seat}" });

    private static async Task Say(PhonePage phone, string words)
    {
        await To(phone, Seats.PoliceCommander).FillAsync(words);
        await phone.Button("Send message").ClickAsync();
        await Expect(phone.Text("Kept here; sent as soon as the server answers.").First).ToBeVisibleAsync();
    }

    /// <summary>As whoever owns the machine does it: what the page stored is gone, its cookie is not.</summary>
    private static async Task Cleared(PhonePage phone, Room room)
    {
        await phone.Page.WaitForFunctionAsync(Stored);
        var devtools = await phone.Page.Context.NewCDPSessionAsync(phone.Page);
        await devtools.SendAsync("Storage.clearDataForOrigin", new() { ["origin"] = room.Program.Address, ["storageTypes"] = "indexeddb,local_storage" });
        await phone.Page.WaitForFunctionAsync(Stored);
    }

    /// <summary>Whether the database holds a draft.</summary>
    private const string Stored = """
        () => new Promise(done => {
          const opening = indexedDB.open("tabletop", 1);
          opening.onupgradeneeded = () => opening.transaction.abort();
          opening.onerror = () => done(false);
          opening.onsuccess = () => {
            const asked = opening.result.transaction("drafts").objectStore("drafts").count();
            asked.onsuccess = () => { opening.result.close(); done(asked.result > 0); };
          };
        })
        """;
}
