using System.Net;
using Tabletop.Engine;
using Tabletop.Engine.Exercises;
using Tabletop.Web.Contracts;
using Tabletop.Web.Tests.Fixtures;

namespace Tabletop.Web.Tests.Apis;

[Collection(OneConsole.Name)]
public sealed class ErasureTests(ServedConsole console)
{
    [Fact]
    public async Task Staff_have_a_person_forgotten_and_nobody_is_served_their_name_or_words_again()
    {
        using var room = await Room.Open(console);
        var (mayor, stream) = await room.Sit("Gone Person", "mayor");
        var (police, theirs) = await room.Sit("Vic", "police");
        await room.Facilitate(new CommandBody.Start());
        Assert.True((await mayor.Send(stream, new CommandBody.SendMessage("police", new() { Text = "forgotten words" }))).Accepted);
        await room.Facilitate(new CommandBody.EndPlay(), new CommandBody.OpenDebrief());
        var before = await police.Pull(theirs);
        Assert.Contains("forgotten words", before.View!.Value.GetRawText(), StringComparison.Ordinal);
        var asked = new ErasePerson(await room.Person("Gone Person"), "erase-1");

        var receipt = await room.Staff.Post<Receipt>($"/api/exercises/{room.Exercise}/erase", asked);

        Assert.True(receipt.Accepted, receipt.Sentence);
        Assert.Equal(receipt, await room.Staff.Post<Receipt>($"/api/exercises/{room.Exercise}/erase", asked));
        var after = await police.Pull(theirs, before.Epoch, before.Seq);
        Assert.Equal(before.Epoch, after.Epoch);
        foreach (var view in new[] { after.View!.Value, (await room.Staff.Pull(room.StaffStream)).View!.Value })
        {
            Assert.DoesNotContain("Gone Person", view.GetRawText(), StringComparison.Ordinal);
            Assert.DoesNotContain("forgotten words", view.GetRawText(), StringComparison.Ordinal);
        }

        // Nor in what is taken home.
        var (taken, table) = await room.Staff.AskGet($"/api/exercises/{room.Exercise}/record.csv");
        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
        Assert.DoesNotContain("Gone Person", table, StringComparison.Ordinal);
        Assert.DoesNotContain("forgotten words", table, StringComparison.Ordinal);

        Assert.Empty((await mayor.Get<SessionReply>("/api/session")).Streams);
        Assert.Equal(HttpStatusCode.NotFound, (await mayor.AskGet($"/api/streams/{Uri.EscapeDataString(stream)}?after=0")).Response.StatusCode);
    }

    [Fact]
    public async Task Whoever_is_not_of_the_staff_cannot_have_anybody_forgotten()
    {
        using var room = await Room.Open(console);
        var (mayor, stream) = await room.Sit("Ada", "mayor");
        var asked = new ErasePerson(await room.Person("Ada"), "erase-1");
        Assert.Equal(HttpStatusCode.NotFound, (await mayor.AskPost($"/api/exercises/{room.Exercise}/erase", asked)).Response.StatusCode);
        Assert.Equal("not-yours", (await mayor.Send(stream, new CommandBody.ErasePerson(asked.Person))).Code);
        Assert.Equal("not-yours", (await room.Staff.Send(room.StaffStream, new CommandBody.ErasePerson(asked.Person))).Code);
        Assert.Equal("unknown", (await room.Staff.Post<Receipt>($"/api/exercises/{room.Exercise}/erase", new ErasePerson("p-nobody", "erase-2"))).Code);
        Assert.Equal(HttpStatusCode.BadRequest, (await room.Staff.AskPost($"/api/exercises/{room.Exercise}/erase", asked with { Id = "" })).Response.StatusCode);
        Assert.NotNull((await mayor.Pull(stream)).View);
    }

    [Fact]
    public async Task Who_was_removed_is_listed_with_their_name_until_they_are_forgotten()
    {
        using var room = await Room.Open(console);
        var (mayor, _) = await room.Sit("Removed Person", "mayor");
        await room.Sit("Vic", "police");
        var gone = $"/api/exercises/{room.Exercise}/gone";
        Assert.Empty(await room.Staff.Get<Items<GonePerson>>(gone));
        var person = await room.Person("Removed Person");
        await room.Facilitate(new CommandBody.Start(), new CommandBody.Remove(person), new CommandBody.EndPlay());

        Assert.Equal([new GonePerson(person, "Removed Person")], await room.Staff.Get<Items<GonePerson>>(gone));
        Assert.Equal(HttpStatusCode.NotFound, (await mayor.AskGet(gone)).Response.StatusCode);

        Assert.True((await room.Staff.Post<Receipt>($"/api/exercises/{room.Exercise}/erase", new ErasePerson(person, "erase-1"))).Accepted);
        Assert.Empty(await room.Staff.Get<Items<GonePerson>>(gone));
    }

    [Fact]
    public async Task A_new_name_on_coming_back_reaches_every_screen()
    {
        using var room = await Room.Open(console);
        var (mayor, _) = await room.Sit("Ada", "mayor");
        var person = await room.Person("Ada");
        await mayor.Post<SessionReply>("/api/session", new OpenSession(null, room.Summary.Code, "Ada L."));
        Assert.Equal(person, await room.Person("Ada L."));
    }
}
