using Tabletop.Testing.Fakes;

namespace Tabletop.Cli.Tests.Verbs;

public sealed class WhatIfTests
{
    private static readonly string GoodDay = Path.Combine(AppContext.BaseDirectory, "Golden", "bus-stop-good-day.jsonl");

    private static readonly string StandIns = Path.Combine(AppContext.BaseDirectory, "Golden", "bus-stop-stand-ins.jsonl");

    private static readonly string Convening = Path.Combine(AppContext.BaseDirectory, "Golden", "bus-stop-stand-ins-convening.jsonl");

    private static readonly string Council = Path.Combine(AppContext.BaseDirectory, "Cases", "cities", "council.yaml");

    [Fact]
    public void Both_outcomes_stand_side_by_side()
    {
        var before = File.ReadAllBytes(GoodDay);

        var ran = Ran.Of("whatif", GoodDay, "--at", "12", "--answer", "mayor:who-speaks=wait");

        Assert.Equal((0, ""), (ran.Exit, ran.Error));
        Assert.Equal(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", "whatif-good-day.txt")), ran.Out);
        Assert.Equal(before, File.ReadAllBytes(GoodDay));
    }

    [Fact]
    public void For_programs_it_is_one_object()
    {
        var told = Ran.Of("whatif", GoodDay, "--at", "12", "--answer", "mayor:who-speaks=wait", "--format", "json").Json;

        Assert.Equal("contained", told.GetProperty("was").GetProperty("ending").GetString());
        Assert.Equal(12, told.GetProperty("parts").GetProperty("was").GetProperty("version").GetInt64());
        Assert.Equal("mayor:who-speaks=together", told.GetProperty("parts").GetProperty("was").GetProperty("of").GetString());
        Assert.Equal("mayor:who-speaks=wait", told.GetProperty("parts").GetProperty("wouldBe").GetProperty("of").GetString());
        var differs = Assert.Single(told.GetProperty("parts").GetProperty("differs").EnumerateArray());
        Assert.Equal(["option", "together", "wait"], differs.EnumerateObject().Select(p => p.Value.GetString()));
        Assert.Equal(2, told.GetProperty("indicators").GetArrayLength());
    }

    [Fact]
    public void The_same_answer_again_is_the_same_story_and_earlier_it_is_said_that_only_the_time_differs()
    {
        Assert.Contains("\nthe same story\n", Ran.Of("whatif", GoodDay, "--answer", "mayor:who-speaks=together").Out, StringComparison.Ordinal);
        Assert.Contains("\nthe same story\n", Ran.Of("whatif", Convening, "--answer", "mayor:who-speaks=together").Out, StringComparison.Ordinal);

        var earlier = Ran.Of("whatif", GoodDay, "--at", "11", "--answer", "mayor:who-speaks=together", "--now").Out.Split('\n');

        var parting = Array.FindIndex(earlier, l => l.StartsWith("  first difference", StringComparison.Ordinal));
        Assert.Equal(["when", "Mon", "16:28", "Mon", "16:26"], earlier[parting + 1].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith("indicators", earlier[parting + 2], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--at", "12", "--answer", "mayor:who-speaks=police", "--now")]
    [InlineData("--at", "11", "--do", "mayor:joint-statement")]
    [InlineData("--at", "11", "--share", "schools:attacker-known=mayor")]
    [InlineData("--at", "13", "--drop", "16")]
    [InlineData("--drop", "13")]
    public void One_thing_is_changed(params string[] change)
    {
        var ran = Ran.Of(["whatif", GoodDay, .. change, "--format", "json"]);

        Assert.True(ran.Exit == 0, ran.Error);
        Assert.True(ran.Json.TryGetProperty("parts", out _));
    }

    [Fact]
    public void Under_another_city_word_takes_its_own_time()
    {
        var ran = Ran.Of("whatif", GoodDay, "--at", "1", "--city", Council, "--format", "json");

        Assert.True(ran.Exit == 0, ran.Error);
        Assert.NotEqual(0, ran.Json.GetProperty("knowledge").GetArrayLength());
        Assert.Equal(0, ran.Json.GetProperty("sharedTo").GetInt64());
    }

    [Fact]
    public void A_stand_in_can_be_asked_to_have_said_something_else()
    {
        var ran = Ran.Of("whatif", StandIns, "--answer", "mayor:who-speaks=police", "--format", "json");

        Assert.True(ran.Exit == 0, ran.Error);
        var answer = ran.Json.GetProperty("answers").EnumerateArray().Single();
        Assert.Equal("police", answer.GetProperty("wouldBe").GetProperty("option").GetString());
    }

    [Theory]
    [InlineData("seat called 'nobody'", "--at", "12", "--answer", "nobody:who-speaks=wait")]
    [InlineData("question called 'nothing'", "--at", "12", "--answer", "mayor:nothing=wait")]
    [InlineData("option called 'nothing'", "--at", "12", "--answer", "mayor:who-speaks=nothing")]
    [InlineData("action called 'nothing'", "--at", "12", "--do", "mayor:nothing")]
    [InlineData("fact called 'nothing'", "--at", "12", "--share", "mayor:nothing=police")]
    [InlineData("does not know this", "--at", "11", "--share", "police:attacker-known=mayor")]
    [InlineData("no entry 900", "--at", "900", "--do", "mayor:joint-statement")]
    [InlineData("no entry 900", "--at", "1", "--drop", "900")]
    [InlineData("Entry 11 cannot be left out", "--drop", "11")]
    [InlineData("comes after it", "--at", "12", "--drop", "3")]
    [InlineData("had answered already, in entry 12", "--at", "14", "--answer", "mayor:who-speaks=wait")]
    [InlineData("Change one thing", "--at", "12")]
    [InlineData("Change one thing", "--drop", "13", "--city", "council")]
    [InlineData("SEAT:ASK=OPTION", "--at", "12", "--answer", "mayor=wait")]
    [InlineData("ROLE:ACTION", "--at", "12", "--do", "mayor")]
    [InlineData("SEAT:FACT=SEAT", "--at", "12", "--share", "schools:attacker-known")]
    [InlineData("--at VERSION", "--do", "mayor:joint-statement")]
    [InlineData("--now goes with", "--at", "12", "--do", "mayor:joint-statement", "--now")]
    [InlineData("no city 'atlantis': it is no file, and", "--city", "atlantis")]
    [InlineData("beside or above the log, or in 'scenarios' here", "--city", "atlantis")]
    [InlineData("Did you mean 'mayor'? There are mayor, police, schools", "--at", "12", "--answer", "mayr:who-speaks=wait")]
    [InlineData("There are together, police, wait", "--at", "12", "--answer", "mayor:who-speaks=nothing")]
    public void Wrong_use_is_said_in_a_sentence(string sentence, params string[] change)
    {
        var ran = Ran.Of(["whatif", GoodDay, .. change]);

        Assert.Equal((2, ""), (ran.Exit, ran.Out));
        Assert.Contains(sentence, ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_log_that_was_tampered_with_is_not_played_again()
    {
        using var folder = new Folder();
        folder.With("it.jsonl", File.ReadAllText(GoodDay).Replace("\"option\":\"together\"", "\"option\":\"police\"", StringComparison.Ordinal));

        var ran = Ran.Of("whatif", folder["it.jsonl"], "--drop", "13");

        Assert.Equal((1, ""), (ran.Exit, ran.Out));
        Assert.Contains("tampered with", ran.Error, StringComparison.Ordinal);
    }
}
