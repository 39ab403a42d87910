using System.Text.Json;
using System.Text.Json.Serialization;
using Tabletop.Engine.Exercises;
using Tabletop.Testing.Building;

namespace Tabletop.Engine.Tests.Exercises;

/// <summary>The storage format. The golden lines are what every log ever written holds: a line may be added, none may change.</summary>
public class WireTests
{
    [Fact]
    public void Every_event_is_written_as_it_always_was() => Same("events.jsonl", [.. Samples.Events(), .. Samples.EventsAgain(), .. Samples.EventsOnceMore()]);

    [Fact]
    public void Every_command_is_written_as_it_always_was() => Same("commands.jsonl", [.. Samples.Commands(), .. Samples.CommandsAgain()]);

    [Fact]
    public void There_is_a_sample_of_every_event_and_each_has_a_name() => Whole<Event>(
        Samples.Events().Concat(Samples.StaffEvents()).Concat(Samples.PublicEvents()).Concat(Samples.SocietyEvents()).Concat(Samples.BesideEvents()).Select(e => e.GetType()));

    [Fact]
    public void There_is_a_sample_of_every_command_and_each_has_a_name() => Whole<CommandBody>(Samples.Commands().Concat(Samples.StaffCommands()).Concat(Samples.BesideCommands()).Select(c => c.Body.GetType()).Distinct());

    [Fact]
    public void An_unknown_event_does_not_open() => Refused("""{"type":"meteor-fell","storyMs":0,"audience":"staff"}""");

    [Fact]
    public void An_unknown_property_does_not_open() => Refused("""{"type":"started","colour":"red","storyMs":0,"audience":"staff"}""");

    [Fact]
    public void A_missing_parameter_does_not_open() => Refused("""{"type":"inject-held","storyMs":0,"audience":"staff"}""");

    [Fact]
    public void A_null_where_a_text_belongs_does_not_open() => Refused("""{"type":"inject-held","inject":null,"storyMs":0,"audience":"staff"}""");

    [Fact]
    public void A_number_where_a_word_belongs_does_not_open() => Refused("""{"type":"inject-skipped","inject":"x","reason":1,"storyMs":0,"audience":"staff"}""");

    [Fact]
    public void An_entry_reads_back_equal()
    {
        var entry = new Entry(3, Samples.Commands()[0], [.. Samples.Events()]);
        Assert.Equal(entry, Wire.ReadEntry(Wire.Write(entry)));
    }

    [Fact]
    public void Letters_of_every_script_are_written_as_themselves_and_read_back()
    {
        var entry = new Entry(1, new("ann", "1", new CommandBody.SeatPerson("İstanbul مدينة 𝄞 <b>", "mayor"), 0), []);
        Assert.Contains("İstanbul مدينة", System.Text.Encoding.UTF8.GetString(Wire.Write(entry)), StringComparison.Ordinal);
        Assert.Equal(entry, Wire.ReadEntry(Wire.Write(entry)));
    }

    [Fact]
    public void Generated_content_reads_back_equal_and_has_one_fingerprint() => Laws.Law.Holds(of =>
    {
        var bytes = Wire.Write(of.Content);
        var back = Wire.ReadContent(bytes);
        Assert.Equal(HashChain.Fingerprint(bytes), HashChain.Fingerprint(Wire.Write(back)));
        Assert.True(of.Content == back);
    });

    [Fact]
    public void The_chain_hashes_the_hash_before_and_the_bytes() =>
        Assert.Equal(
            HashChain.Fingerprint([.. HashChain.Start.Span, 1, 2]),
            Convert.ToHexStringLower(HashChain.Next(HashChain.Start.Span, [1, 2])));

    [Fact]
    public void The_state_hash_leaves_out_wall_times_people_and_versions()
    {
        var (one, other) = (Played("ann", 0), Played("bob", 5_000));
        Assert.NotEqual(one.State, other.State);
        Assert.Equal(StateHash.Of(one.State), StateHash.Of(other.State));
    }

    [Fact]
    public void The_state_hash_knows_one_indicator_from_another()
    {
        var story = Played("ann", 0);
        var before = StateHash.Of(story.State);
        Assert.NotEqual(before, StateHash.Of(story.State with { Indicators = [1] }));
    }

    /// <summary>Somebody of that name sits in seat a, comes so much later, and stops play.</summary>
    private static Story Played(string who, long laterMs)
    {
        var story = Story.Lobby(A.Scenario()).Wait(laterMs);
        story.Person(who, new CommandBody.Join()).ThenAccepted();
        story.Person(who, new CommandBody.TakeSeat("a")).ThenAccepted();
        story.Staff(new CommandBody.Start()).ThenAccepted();
        story.Person(who, new CommandBody.StopPlay(StopReason.Welfare)).ThenAccepted();
        story.Staff(new CommandBody.Lift(1)).ThenAccepted();
        return story;
    }

    private static void Same<T>(string golden, T[] samples)
    {
        var file = Path.Combine(AppContext.BaseDirectory, "Golden", golden);
        var text = File.ReadAllText(file);
        Assert.DoesNotContain('\r', text);
        var lines = text.TrimEnd('\n').Split('\n');
        Assert.Equal(lines, samples.Select(s => JsonSerializer.Serialize(s, Wire.Options)));
        Assert.Equal(samples, lines.Select(l => JsonSerializer.Deserialize<T>(l, Wire.Options)!));
    }

    private static void Whole<T>(IEnumerable<Type> sampled)
    {
        var declared = typeof(T).GetNestedTypes().Where(t => t.IsSubclassOf(typeof(T))).OrderBy(t => t.Name).ToArray();
        var named = typeof(T).GetCustomAttributes(typeof(JsonDerivedTypeAttribute), false).Cast<JsonDerivedTypeAttribute>().ToArray();
        Assert.Equal(declared, sampled.OrderBy(t => t.Name));
        Assert.Equal(declared, named.Select(n => n.DerivedType).OrderBy(t => t.Name));
        Assert.Equal(named.Length, named.Select(n => n.TypeDiscriminator).Distinct().Count());
    }

    private static void Refused(string json) => Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Event>(json, Wire.Options));
}
