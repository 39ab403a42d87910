using Tabletop.Authoring.Findings;
using Tabletop.Authoring.Reading;
using Tabletop.Authoring.Yaml;

namespace Tabletop.Authoring.Plans;

/// <summary>What seats and staff do in a plan, read from its line.</summary>
internal static class VerbReader
{
    private static readonly string[] SeatShapes =
    [
        "answer ASK OPTION…", "answer ASK \"…\"", "do ACTION", "share FACT with SEAT", "consult SEAT", "reply", "reply to SEAT",
        "request SEAT \"…\"", "respond", "respond \"…\"", "respond to SEAT", "respond to SEAT \"…\"", "decide \"…\"", "convene", "adjourn",
    ];

    private static readonly string[] StaffShapes =
    [
        "open PHASE", "release INJECT", "hold INJECT", "skip INJECT", "recall INJECT", "stop-play", "lift", "pace N", "mark NAME", "rewind to MARK", "end",
    ];

    public static SeatVerb? Seat(PlanDraft draft, string seat, YamlNode node)
    {
        if (Line(draft.Reader, node, seat, seat, SeatShapes) is not var (shape, line))
        {
            return null;
        }

        var words = line.Words;
        switch (shape)
        {
            case "answer ASK OPTION…" or "answer ASK \"…\"":
                return draft.Ask(words[1]) ? AnswerReader.Read(draft, line) : null;
            case "do ACTION":
                return draft.Action(words[1]) ? new SeatVerb.Do(words[1].Text) : null;
            case "share FACT with SEAT":
                return draft.Fact(words[1]) & draft.Role(words[3]) ? new SeatVerb.Share(words[1].Text, words[3].Text) : null;
            case "consult SEAT":
                return draft.Role(words[1]) ? new SeatVerb.Consult(words[1].Text) : null;
            case "reply":
                return new SeatVerb.Reply(null);
            case "reply to SEAT":
                return draft.Role(words[2]) ? new SeatVerb.Reply(words[2].Text) : null;
            case "request SEAT \"…\"":
                return draft.Role(words[1]) ? new SeatVerb.Request(words[1].Text, line.Said!) : null;
            case "respond" or "respond \"…\"":
                return new SeatVerb.Respond(null, line.Said);
            case "respond to SEAT" or "respond to SEAT \"…\"":
                return draft.Role(words[2]) ? new SeatVerb.Respond(words[2].Text, line.Said) : null;
            case "decide \"…\"":
                return new SeatVerb.Decide(line.Said!);
            case "convene":
                return new SeatVerb.Convene();
            default:
                return new SeatVerb.Adjourn();
        }
    }

    public static StaffVerb? Staff(PlanDraft draft, YamlNode node)
    {
        if (Line(draft.Reader, node, "staff", "staff", StaffShapes) is not var (shape, line))
        {
            return null;
        }

        var what = line.Words.Count > 1 ? line.Words[1] : default;
        switch (shape)
        {
            case "open PHASE":
                return draft.Phase(what) ? new StaffVerb.Open(what.Text) : null;
            case "release INJECT":
                return draft.Inject(what) ? new StaffVerb.Release(what.Text) : null;
            case "hold INJECT":
                return draft.Inject(what) ? new StaffVerb.Hold(what.Text) : null;
            case "skip INJECT":
                return draft.Inject(what) ? new StaffVerb.Skip(what.Text) : null;
            case "recall INJECT":
                return draft.Inject(what) ? new StaffVerb.Recall(what.Text) : null;
            case "stop-play":
                return new StaffVerb.StopPlay();
            case "lift":
                return new StaffVerb.Lift();
            case "pace N":
                return draft.Reader.Number(what, 100, 600_000) is { } pace ? new StaffVerb.Pace((int)pace) : null;
            case "mark NAME":
                draft.Marks.Add(what.Text);
                return new StaffVerb.Mark(what.Text);
            case "rewind to MARK":
                return draft.Mark(line.Words[2]) ? new StaffVerb.Rewind(line.Words[2].Text) : null;
            default:
                return new StaffVerb.End();
        }
    }

    private static (string Shape, VerbLine Line)? Line(Reader reader, YamlNode node, string key, string who, string[] shapes)
    {
        if (VerbLine.Read(reader, node, key) is not { } line)
        {
            return null;
        }

        if (Array.Find(shapes, line.Fits) is { } shape)
        {
            return (shape, line);
        }

        string[] verbs = [.. shapes.Select(Verb).Distinct()];
        if (Array.FindLast(shapes, shape => Verb(shape) == line.Verb.Text) is { } meant)
        {
            line.Misshapen(meant.StartsWith("answer", StringComparison.Ordinal) ? AnswerReader.Shape : meant);
        }
        else if (!Typography.Report(reader, line.Verb.Text, line.Verb.At))
        {
            reader.Add(Rules.UnknownVerb, line.Verb.At, Quoted.Of(line.Verb.Text), who, Guess.Asked(line.Verb.Text, verbs), string.Join(", ", verbs));
        }

        return null;
    }

    private static string Verb(string shape) => shape.Split(' ')[0];
}
