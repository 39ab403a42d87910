using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Tabletop.Engine.Exercises;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Engine.Views;

/// <summary>What has reached a viewer: injects, posts of the simulated public, announcements, and answers it is told, in the order they came. Numbered for the viewer alone.</summary>
internal static class Feed
{
    /// <summary>The channel of an answer another seat gave.</summary>
    public const string AnswerChannel = "answer";

    /// <summary>The channel of the simulated public's posts, as of injects that come that way.</summary>
    private const string PostChannel = "social";

    /// <param name="seat">Whom a private inject is shown as addressed to, and whose words it has; -1: as written.</param>
    public static Items<FeedItem> Of(Playbook book, ExerciseState state, Func<Audience, bool> sees, int seat = -1)
    {
        var injects = book.Injects
            .Where(plan => !plan.IsExpectedAction && state.Injects[plan.Position].IsReleased && sees(plan.Audience))
            .Select(plan => (state.Injects[plan.Position].Order, Item: Inject(book, state, plan.Inject, state.Injects[plan.Position], seat)));
        var added = state.Added
            .Where(a => a.Run.IsReleased && sees(a.Audience))
            .Select(a => (a.Run.Order, Item: Inject(book, state, a.AsInject, a.Run, seat)));
        var posts = state.Posts.Select(p => (Order: p.AfterReleases, Item: Post(book, p)));
        var announcements = state.Announcements
            .Select(a => (Order: a.AfterReleases, Item: new FeedItem("", "announcement", null, "", Words.Of(state, a.Words), a.AtMs, ["public"])));
        var answers = book.Slots
            .Where(slot => (!slot.Plan.IsJoint || slot.Position == slot.Plan.First)
                && (seat >= 0 ? slot.Seat != seat && !(slot.Plan.IsJoint && slot.Plan.Seats.Contains(seat)) && slot.Plan.ToldTo.Contains(seat) : slot.Plan.IsToldToPublic)
                && state.Asks[slot.Position].State is AskRunState.Answered or AskRunState.Silent)
            .Select(slot => (Order: state.Asks[slot.Position].ClosedAfterReleases, Item: Answer(book, state, slot, seat)));
        return injects.Concat(added).Concat(posts).Concat(announcements).Concat(answers)
            .OrderBy(x => x.Order)
            .ThenBy(x => x.Item.AtMs)
            .Select((x, i) => x.Item with { Id = (i + 1).ToString(CultureInfo.InvariantCulture) })
            .ToItems();
    }

    /// <summary>Of a picture, sound or film: not to be guessed, and another in every exercise. Null until the scenario is pinned.</summary>
    public static MediaItem? Media(ExerciseState state, Media? media) =>
        media?.Sha256 is { } hash ? new(MediaKey(state, hash), MediaFiles.KindOf(media.File), media.Alt) : null;

    public static string MediaKey(ExerciseState state, string sha256) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{state.Nonce}/{state.Seed.ToString(CultureInfo.InvariantCulture)}/{sha256}")))[..32];

    private static FeedItem Inject(Playbook book, ExerciseState state, Inject inject, InjectRun run, int seat)
    {
        Items<string> to = seat >= 0 && Playbook.AudienceOf(inject.To).Seats.Count > 0 ? [book.SeatId(seat)] : inject.To;
        var edit = Edits.Of(book, state, run.Edit);
        var from = edit?.From is null ? inject.From : null;
        if (run.Recalled)
        {
            return new("", inject.Channel, from, "", null, run.ReleasedMs!.Value, to, Recalled: true);
        }

        var own = seat < 0 ? null : inject.TextFor.FirstOrDefault(t => t.Role == book.SeatId(seat))?.Text;
        return new(
            "",
            inject.Channel,
            from,
            edit?.Text is null ? own ?? inject.Text : "",
            edit?.Text,
            run.ReleasedMs!.Value,
            to,
            edit?.ContentNote is null ? inject.ContentNote : null,
            Media(state, inject.Media),
            FromWords: edit?.From,
            NoteWords: edit?.ContentNote,
            Edited: Edits.ReadsOtherwise(run.EditAtRelease, run.Edit),
            Fallback: edit?.Fallback == true);
    }

    private static FeedItem Post(Playbook book, PostMade made)
    {
        var people = book.Public!;
        return new("", PostChannel, people.Writer(made.Post), people.Text(made.Post, book.Scenario.Language), null, made.AtMs, ["public"], Simulated: true);
    }

    private static FeedItem Answer(Playbook book, ExerciseState state, AskSlot slot, int seat)
    {
        var run = state.Asks[slot.Position];
        var chosen = (run.Options ?? (run.Option >= 0 ? [run.Option] : [])).Select(o => slot.Ask.Options[o].Text);
        var said = run.Number is { } number ? Conditions.Numbers.Print(number) : string.Join("; ", chosen);
        return new(
            "",
            AnswerChannel,
            string.Join(", ", (slot.Plan.IsJoint ? slot.Plan.Seats : [slot.Seat]).Select(s => book.Scenario.Roles[s].Title)),
            said.Length > 0 ? $"{slot.Ask.Question}\n\n**{said}**" : slot.Ask.Question,
            Words.Of(state, run.Words),
            run.ClosedMs,
            slot.Plan.IsToldToPublic ? ["public"] : [book.SeatId(seat)]);
    }
}

/// <summary>Kinds of media by the ends of their names.</summary>
public static class MediaFiles
{
    public static readonly Items<(string Extension, string ContentType, MediaKind Kind)> Types =
    [
        (".jpg", "image/jpeg", MediaKind.Image),
        (".jpeg", "image/jpeg", MediaKind.Image),
        (".png", "image/png", MediaKind.Image),
        (".webp", "image/webp", MediaKind.Image),
        (".mp3", "audio/mpeg", MediaKind.Sound),
        (".m4a", "audio/mp4", MediaKind.Sound),
        (".mp4", "video/mp4", MediaKind.Film),
    ];

    /// <summary>The one a view calls by this key in this exercise; null: none.</summary>
    public static Media? Find(Playbook book, ExerciseState state, string key) => book.Scenario.Injects
        .Select(inject => inject.Media)
        .FirstOrDefault(media => media?.Sha256 is { } hash && Feed.MediaKey(state, hash) == key);

    public static MediaKind KindOf(string file) => Types.FirstOrDefault(t => file.EndsWith(t.Extension, StringComparison.OrdinalIgnoreCase)).Kind;
}
