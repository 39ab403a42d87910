using System.Globalization;
using Tabletop.Authoring.Words;
using Tabletop.Engine;
using Tabletop.Engine.Conditions;
using Tabletop.Engine.Debrief;
using Tabletop.Engine.Views;

namespace Tabletop.Cli.Verbs;

/// <summary>Both outcomes as text: what was on the left, what would have been on the right.</summary>
internal static class WhatIfTable
{
    private const string Nothing = "-";

    /// <summary>What is longer goes on in the next line.</summary>
    private const int Widest = 40;

    public static void Print(WhatIfComparison told, TextWriter writer)
    {
        var lines = new List<string[]>();
        Row("", "as it was", "what if");
        Row("ending", Ending(told.Was), Ending(told.WouldBe));
        Row("last entry", Last(told.Was), Last(told.WouldBe));
        if (told.Parts is not { } parts)
        {
            Section("the same story");
        }
        else
        {
            Section($"the stories part at {StoryTime.Print(parts.AtMs)}");
            Row("  first difference", Said(parts.Was), Said(parts.WouldBe));
            foreach (var differs in parts.Differs)
            {
                Row($"    {Named(differs.What)}", Value(differs.What, differs.Was), Value(differs.What, differs.WouldBe));
            }
        }

        Rows("indicators at the end", told.Indicators, i => i.Indicator, i => End(i.Was), i => End(i.WouldBe));
        Rows(
            "indicators where they are furthest apart",
            told.Indicators.Where(i => i.Widest is not null).ToItems(),
            i => $"{i.Indicator}, {StoryTime.Print(i.Widest!.AtMs)}",
            i => Short(i.Widest!.Was),
            i => Short(i.Widest!.WouldBe));
        Rows("states", told.Machines, m => m.Crisis, m => Path(m.Was), m => Path(m.WouldBe));
        Rows("injects", told.Injects, i => i.Inject, i => Time(i.WasMs), i => Time(i.WouldBeMs));
        Rows("answers", told.Answers, a => $"{a.Seat}:{a.Ask}", a => Said(a.Was), a => Said(a.WouldBe));
        Rows("tasks", told.Tasks, t => $"{t.Objective}/{t.Task}", t => Time(t.WasMs), t => Time(t.WouldBeMs));
        Rows("who knew what", told.Knowledge, k => $"{k.Seat}:{k.Fact}", k => Time(k.Was?.AtMs), k => Time(k.WouldBe?.AtMs));
        if (told.Refused.Count > 0)
        {
            Section("commands that no longer made sense");
            foreach (var refused in told.Refused)
            {
                Section($"  {refused.Version} {StoryTime.Print(refused.AtMs)} {refused.Seat ?? "staff"}: {refused.Kind} {refused.Of}".TrimEnd() + $": {refused.Code}: {refused.Sentence}");
            }
        }

        Table(lines, writer);

        void Section(string title) => lines.Add([title]);

        void Row(params string[] cells) => lines.Add(cells);

        void Rows<T>(string title, Items<T> rows, Func<T, string> what, Func<T, string> was, Func<T, string> wouldBe)
        {
            if (rows.Count > 0)
            {
                Section(title);
                foreach (var row in rows)
                {
                    Row($"  {what(row)}", was(row), wouldBe(row));
                }
            }
        }
    }

    /// <summary>Lines of one cell are headings; the others stand in columns.</summary>
    private static void Table(List<string[]> lines, TextWriter writer)
    {
        var rows = lines.Where(line => line.Length > 1).Select(cells => cells.Select(Wrapped).ToArray()).ToList();
        int[] widths = [.. Enumerable.Range(0, 3).Select(column => rows.Max(row => row[column].Max(part => part.Length)))];
        var next = 0;
        foreach (var line in lines)
        {
            if (line.Length == 1)
            {
                writer.WriteLine(line[0]);
                continue;
            }

            var row = rows[next++];
            for (var part = 0; part < row.Max(cell => cell.Count); part++)
            {
                writer.WriteLine(string.Join("  ", row.Select((cell, column) => (part < cell.Count ? cell[part] : "").PadRight(widths[column]))).TrimEnd());
            }
        }
    }

    private static List<string> Wrapped(string cell)
    {
        var parts = new List<string>();
        while (cell.Length > Widest && cell.LastIndexOf(' ', Widest) is > 2 and var at)
        {
            parts.Add(cell[..at]);
            cell = $"  {cell[(at + 1)..]}";
        }

        return [.. parts, cell];
    }

    private static string Ending(StoryOutcome outcome) => outcome.Ending ?? (outcome.Stage is Stage.Lobby ? "not begun" : "still in play");

    private static string Last(StoryOutcome outcome) => $"{outcome.Version}, {StoryTime.Print(outcome.StoryMs)}";

    private static string Said(Happening? happening) => happening is null ? Nothing : $"{happening.Version}: {happening.Kind} {happening.Of}".TrimEnd();

    private static string Named(string property) => property switch
    {
        "type" => "what happened",
        "storyMs" => "when",
        "dueMs" => "due",
        "deadlineMs" => "deadline",
        "untilMs" => "until",
        _ => property,
    };

    /// <summary>Story times as elsewhere; all else as the log has it.</summary>
    private static string Value(string property, string? value) => value is null ? Nothing
        : property is "storyMs" or "dueMs" or "deadlineMs" or "untilMs" or "toStoryMs" ? StoryTime.Print(long.Parse(value, CultureInfo.InvariantCulture))
        : value == "{}" ? "words"
        : value;

    private static string Said(AnswerGiven? answer) => answer is null ? Nothing
        : $"{(answer.Option.Length > 0 ? answer.Option : "words")}{(answer.Silence ? " (silence)" : "")} {StoryTime.Print(answer.AtMs)}";

    private static string Time(long? atMs) => atMs is { } ms ? StoryTime.Print(ms) : Nothing;

    private static string End(Items<TrailPoint> curve) => curve.Count == 0 ? Nothing : Short(curve[^1].Value);

    /// <summary>Thousandths with one decimal: nobody at a table tells more apart.</summary>
    private static string Short(long value) => Numbers.Print((long)Math.Round(value / 100.0, MidpointRounding.AwayFromZero) * 100);

    private static string Path(Items<StateEntered> states) => states.Count == 0 ? Nothing : string.Join(" > ", states.Select(s => s.State));
}
