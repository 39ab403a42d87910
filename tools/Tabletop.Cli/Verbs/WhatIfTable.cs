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

    public static void Print(WhatIfComparison told, TextWriter writer)
    {
        Row("", "as it was", "what if");
        Row("ending", Ending(told.Was), Ending(told.WouldBe));
        Row("last entry", Last(told.Was), Last(told.WouldBe));
        if (told.Parts is not { } parts)
        {
            writer.WriteLine("the same story");
        }
        else
        {
            Section($"the stories part at {StoryTime.Print(parts.AtMs)}");
            Row("  first difference", Said(parts.Was), Said(parts.WouldBe));
        }

        Section("indicators at the end; at their widest gap");
        foreach (var indicator in told.Indicators)
        {
            var gap = indicator.Widest;
            Row($"  {indicator.Indicator}", End(indicator.Was, gap?.Was), End(indicator.WouldBe, gap?.WouldBe), gap is null ? "" : StoryTime.Print(gap.AtMs));
        }

        Section("states");
        foreach (var machine in told.Machines)
        {
            Row($"  {machine.Crisis}", Path(machine.Was), Path(machine.WouldBe));
        }

        Rows("injects", told.Injects, i => i.Inject, i => Time(i.WasMs), i => Time(i.WouldBeMs));
        Rows("answers", told.Answers, a => $"{a.Seat}:{a.Ask}", a => Said(a.Was), a => Said(a.WouldBe));
        Rows("tasks", told.Tasks, t => $"{t.Objective}/{t.Task}", t => Time(t.WasMs), t => Time(t.WouldBeMs));
        Rows("who knew what", told.Knowledge, k => $"{k.Seat}:{k.Fact}", k => Time(k.Was?.AtMs), k => Time(k.WouldBe?.AtMs));
        if (told.Refused.Count > 0)
        {
            Section("commands that no longer made sense");
            foreach (var refused in told.Refused)
            {
                writer.WriteLine($"  {refused.Version} {StoryTime.Print(refused.AtMs)} {refused.Seat ?? "staff"}: {refused.Kind} {refused.Of}".TrimEnd() + $": {refused.Code}: {refused.Sentence}");
            }
        }

        void Section(string title) => writer.WriteLine(title);

        void Row(string what, string was, string wouldBe, string more = "") => writer.WriteLine($"{what,-32} {was,-32} {wouldBe,-32} {more}".TrimEnd());

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

    private static string Ending(StoryOutcome outcome) => outcome.Ending ?? (outcome.Stage is Stage.Lobby ? "not begun" : "still in play");

    private static string Last(StoryOutcome outcome) => $"{outcome.Version}, {StoryTime.Print(outcome.StoryMs)}";

    private static string Said(Happening? happening) => happening is null ? Nothing : $"{happening.Version}: {happening.Kind} {happening.Of}".TrimEnd();

    private static string Said(AnswerGiven? answer) => answer is null ? Nothing
        : $"{(answer.Option.Length > 0 ? answer.Option : "words")}{(answer.Silence ? " (silence)" : "")} {StoryTime.Print(answer.AtMs)}";

    private static string Time(long? atMs) => atMs is { } ms ? StoryTime.Print(ms) : Nothing;

    private static string End(Items<TrailPoint> curve, long? atGap) => curve.Count == 0 ? Nothing
        : atGap is { } gap ? $"{Numbers.Print(curve[^1].Value)}; {Numbers.Print(gap)}" : Numbers.Print(curve[^1].Value);

    private static string Path(Items<StateEntered> states) => states.Count == 0 ? Nothing : string.Join(" > ", states.Select(s => s.State));
}
