using Tabletop.EndToEnd.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace Tabletop.EndToEnd.Tests.Network;

/// <summary>
/// A table around one laptop: plain http on an address of the local network, which browsers do not trust as they trust loopback. There is
/// no service worker, no lock, no clipboard and no camera there, and nothing of it is missed.
/// </summary>
[Collection(InTheBrowser.Name)]
public sealed class LanTests(Chromium chromium)
{
    private const string Typed = "We had the wrong man once";

    /// <summary>Every write to what must survive, as the page asks the browser for it.</summary>
    private const string NoteWrites = """
        const begin = IDBDatabase.prototype.transaction;
        window.writes = [];
        IDBDatabase.prototype.transaction = function (tables, mode, options) {
          const made = begin.call(this, tables, mode, options);
          if (mode === 'readwrite') { window.writes.push(`${[tables].flat().join()} ${made.durability}`); }
          return made;
        };
        """;

    [Fact(Timeout = 180_000)]
    public async Task On_an_address_of_the_local_network_a_phone_joins_takes_a_seat_answers_and_is_opened_anew()
    {
        await Lan.Require();
        await Room.PlayWithin(chromium, Lan.Host, Lan.Within, Lan.BrowserBeside, async room =>
        {
            Assert.Equal(Lan.Host, new Uri(room.Program.Address).Host);
            var phone = await room.Phone("Ana");
            await phone.Page.AddInitScriptAsync(NoteWrites);
            var question = await FirstQuestion.Reaches(room, phone, room.Program.Address);
            Assert.False(await phone.Page.EvaluateAsync<bool>("isSecureContext"), "The browser trusts this address: it shows nothing.");
            Assert.True(await phone.Page.EvaluateAsync<bool>("!navigator.serviceWorker && !navigator.locks && !navigator.clipboard && !crypto.randomUUID"));
            await Expect(phone.Page.GetByText("Connected", new() { Exact = true }).First).ToBeAttachedAsync();

            await phone.Option(FirstQuestion.BothTrue).CheckAsync();
            await phone.Why.PressSequentiallyAsync(Typed);
            using (room.LogOf(phone.Page).Excuse())
            {
                await phone.Page.ReloadAsync();
                await phone.SitsAs(Chapters.Seats.MayorsOffice);
            }

            await Expect(phone.Why).ToHaveValueAsync(Typed);
            await Expect(phone.Option(FirstQuestion.BothTrue)).ToBeCheckedAsync();
            await room.Album.Take(phone.Page, "lan-draft-after-reload", whole: true);

            await question.IsAnswered();
            var writes = await phone.Page.EvaluateAsync<string[]>("window.writes");
            Assert.Contains("outbox strict", writes);
            Assert.Contains("drafts strict", writes);
            Assert.DoesNotContain(writes, write => !write.EndsWith(" strict", StringComparison.Ordinal));

            await phone.Page.ReloadAsync();
            await phone.SitsAs(Chapters.Seats.MayorsOffice);
            await Expect(phone.Text("Earlier questions (1)")).ToBeVisibleAsync();
            await room.Album.Take(phone.Page, "lan-answered", whole: true);
        });
    }
}
