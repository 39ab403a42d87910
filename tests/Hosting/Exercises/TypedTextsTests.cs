using Tabletop.Engine.Exercises;
using Tabletop.Hosting.Exercises;
using Tabletop.Hosting.Tests.Fixtures;
using static Tabletop.Hosting.Tests.Fixtures.AnyCommands;

namespace Tabletop.Hosting.Tests.Exercises;

public sealed class TypedTextsTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a\r\nb\tc", "a\nb\tc")]
    [InlineData("in\u202Evisible\u2066 \u0000\u0007mark\u200Fs", "invisible marks")]
    [InlineData("مرحبا 👋🏽", "مرحبا 👋🏽")]
    [InlineData(" \n ", "")]
    public void Words_are_cleaned_of_what_could_mislead(string typed, string kept) => Assert.Equal(kept, TypedTexts.Clean(typed));

    [Fact]
    public void Half_a_character_is_replaced() => Assert.Equal("half \uFFFD", TypedTexts.Clean("half " + (char)0xD800));

    [Fact]
    public void No_entry_holds_what_was_typed()
    {
        using var rig = Rig.InMemory().WithTable(started: true);
        rig.Accepted("max", new CommandBody.SendMessage("police", Typed("canary")), "mayor");
        Assert.DoesNotContain(rig.Log.Read(rig.Exercise, 0), e => System.Text.Encoding.UTF8.GetString(e.Bytes).Contains("canary", StringComparison.Ordinal));
        var text = Assert.Single(rig.Log.Texts(rig.Exercise));
        Assert.Equal(("canary", "max", TypedTexts.SaltLength), (text.Text, text.Who, text.Salt!.Length));
        Assert.Equal(TypedTexts.HashOf(text.Salt, "canary"), rig.Entries()[^1].Command.Body.Typed!.Hash);
    }

    [Fact]
    public void Each_of_several_texts_lies_beside_the_log_under_an_id_of_its_own()
    {
        using var rig = Rig.InMemory().WithTable(started: true);
        rig.Accepted("max", new CommandBody.NoteDecision(Typed("We speak."), Options: [Typed("We wait."), Typed(" "), Typed("We hide.")], Rationale: Typed("They ask.")), "mayor");
        Assert.Equal(["They ask.", "We hide.", "We speak.", "We wait."], rig.Log.Texts(rig.Exercise).Select(t => t.Text).Order(StringComparer.Ordinal));
        var noted = Assert.IsType<CommandBody.NoteDecision>(rig.Entries()[^1].Command.Body);
        Assert.Equal(["We speak.", "We wait.", "We hide.", "They ask."], noted.TypedTexts.Select(t => rig.Log.Text(rig.Exercise, t.Id!)?.Text));
        Assert.DoesNotContain(rig.Log.Read(rig.Exercise, 0), e => System.Text.Encoding.UTF8.GetString(e.Bytes).Contains("They ask.", StringComparison.Ordinal));
    }

    [Fact]
    public void What_must_be_said_in_words_and_is_not_is_refused_in_so_many_words()
    {
        using var rig = Rig.InMemory().WithTable(started: true);
        foreach (CommandBody body in new CommandBody[]
        {
            new CommandBody.Request("police", Typed("")), new CommandBody.NoteDecision(Typed("")), new CommandBody.Promise("police", Typed(" ")), new CommandBody.SendMessage("police", Typed("")),
        })
        {
            Assert.Equal("nothing-typed", rig.Send("max", body, "mayor").Code);
        }

        Assert.Equal("nothing-typed", rig.Send("ann", new CommandBody.Observe(Typed(""), ObservationKind.Gap, PinnedTo.Moment)).Code);
    }

    [Fact]
    public void An_id_and_hash_somebody_brings_along_are_not_believed()
    {
        using var rig = Rig.InMemory().WithTable();
        var forged = new TypedText { Text = "mine", Id = "theirs", Hash = "00" };
        rig.Accepted("ann", new CommandBody.Announce(forged));
        Assert.NotEqual("theirs", rig.Entries()[^1].Command.Body.Typed!.Id);
        Assert.Equal("nothing-typed", rig.Send("ann", new CommandBody.Announce(forged with { Text = null })).Code);
    }

    [Fact]
    public void A_page_is_taken_and_more_is_refused()
    {
        using var rig = Rig.InMemory().WithTable();
        rig.Accepted("ann", new CommandBody.Announce(Typed(new string('x', TypedTexts.MostCharacters))));
        var refused = rig.Send("ann", new CommandBody.Announce(Typed(new string('x', TypedTexts.MostCharacters + 1))));
        Assert.Equal((HostRefusals.TextTooLong, false), (refused.Code, refused.Transient));
        Assert.NotNull(refused.Sentence);
    }
}
