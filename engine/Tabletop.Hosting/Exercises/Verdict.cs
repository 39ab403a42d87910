using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;
using Tabletop.Hosting.Logs;
using Tabletop.Hosting.Views;

namespace Tabletop.Hosting.Exercises;

/// <summary>What came of one command, and what is stored of it.</summary>
/// <param name="Texts">Of a refused command the words stay with the sender, as a draft; only the salt is kept, to know a retry by.</param>
internal sealed record Verdict(Play.Outcome Outcome, StoredReceipt Receipt, IReadOnlyList<StoredText> Texts)
{
    public static Verdict On(Submission asked, SealedBody words, Playbook book, Rules rules, ExerciseState state, long nowMs)
    {
        var complaint = words.Texts.Any(t => t.Text.Length > TypedTexts.MostCharacters) ? HostRefusals.TextTooLong
            : Epoch.IsOld(asked, state, book.Languages) ? HostRefusals.OldEpoch
            : null;
        var outcome = complaint is null
            ? rules.Take(book, state, new(asked.Who, asked.Id, words.Body, nowMs, asked.Seat, asked.Saw))
            : new(state, [], new(complaint, []));
        var receipt = new StoredReceipt(
            asked.Who, asked.Id, TypedTexts.BodyHash(asked.Seat, words.Body), outcome.Refusal?.Code, outcome.Refusal?.Arguments ?? []);
        StoredText[] texts = [.. words.Texts.Select(t => new StoredText(t.Id, asked.Who, t.Salt, outcome.Refusal is null ? t.Text : null))];
        return new(outcome, receipt, texts);
    }
}
