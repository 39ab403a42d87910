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

    /// <inheritdoc cref="After"/>
    public static Items<FeedItem> Of(Playbook book, ExerciseState state, Func<Audience, bool> sees, int seat = -1) =>
        After(null, book, state, sees, seat).Items;

    /// <param name="before">The same viewer's at another moment; items that would be made of the very same are taken from it.</param>
    /// <param name="seat">Whom a private inject is shown as addressed to, and whose words it has; -1: as written.</param>
    public static KeptFeed After(KeptFeed? before, Playbook book, ExerciseState state, Func<Audience, bool> sees, int seat)
    {
        FeedSource[] sources = [.. Sources(book, state, sees, seat).OrderBy(s => s.Order).ThenBy(s => s.AtMs)];
        var known = before?.IsOf(book, state) == true ? before : null;
        return known?.IsMadeOf(sources) == true ? known : new(
            book,
            state,
            sources,
            sources.Select((s, i) => known?.Find(i, s) ?? Item(book, state, s, seat) with { Id = (i + 1).ToString(CultureInfo.InvariantCulture) }).ToItems());
    }

    /// <summary>Of a picture, sound or film: not to be guessed, and another in every exercise. Null until the scenario is pinned.</summary>
    public static MediaItem? Media(ExerciseState state, Media? media) =>
        media?.Sha256 is { } hash ? new(MediaKey(state, hash), MediaFiles.KindOf(media.File), media.Alt) : null;

    public static string MediaKey(ExerciseState state, string sha256) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{state.Nonce}/{state.Seed.ToString(CultureInfo.InvariantCulture)}/{sha256}")))[..32];

    private static IEnumerable<FeedSource> Sources(Playbook book, ExerciseState state, Func<Audience, bool> sees, int seat)
    {
        foreach (var plan in book.Injects)
        {
            var run = state.Injects[plan.Position];
            if (run.IsReleased && !plan.IsExpectedAction && sees(plan.Audience))
            {
                yield return new(run.Order, run.ReleasedMs!.Value, plan, run);
            }
        }

        foreach (var added in state.Added)
        {
            if (added.Run.IsReleased && sees(added.Audience))
            {
                yield return new(added.Run.Order, added.Run.ReleasedMs!.Value, added, added.Run);
            }
        }

        foreach (var post in state.Posts)
        {
            yield return new(post.AfterReleases, post.AtMs, post, post);
        }

        foreach (var announcement in state.Announcements)
        {
            yield return new(announcement.AfterReleases, announcement.AtMs, announcement, announcement);
        }

        foreach (var slot in book.Slots)
        {
            var run = state.Asks[slot.Position];
            if (run.State is AskRunState.Answered or AskRunState.Silent && IsToldTo(slot, seat))
            {
                yield return new(run.ClosedAfterReleases, run.ClosedMs, slot, run);
            }
        }
    }

    /// <summary>An answer is told once, also where several seats gave it, and not to those who did.</summary>
    private static bool IsToldTo(AskSlot slot, int seat)
    {
        if (slot.Plan.IsJoint && slot.Position != slot.Plan.First)
        {
            return false;
        }

        return seat < 0
            ? slot.Plan.IsToldToPublic
            : slot.Seat != seat && !(slot.Plan.IsJoint && slot.Plan.Seats.Contains(seat)) && slot.Plan.ToldTo.Contains(seat);
    }

    private static FeedItem Item(Playbook book, ExerciseState state, FeedSource source, int seat) => source.Of switch
    {
        InjectPlan plan => Inject(book, state, plan.Inject, (InjectRun)source.Run, seat),
        AddedInject added => Inject(book, state, added.AsInject, added.Run, seat),
        PostMade post => Post(book, post),
        Announcement said => new("", "announcement", null, "", Words.Of(state, said.Words), said.AtMs, ["public"]),
        AskSlot slot => Answer(book, slot, (AskRun)source.Run, state, seat),
        _ => throw new InvalidOperationException($"Nothing in a feed is made of {source.Of}."),
    };

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

    private static FeedItem Answer(Playbook book, AskSlot slot, AskRun run, ExerciseState state, int seat)
    {
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
