using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Tabletop.Engine;
using Tabletop.Engine.Exercises;

namespace Tabletop.Hosting.Views;

/// <summary>
/// Somebody who looks, and as what. Its <see cref="Stream"/> is the name on the wire; it says whose it is, so that the session can be
/// asked, and is no secret.
/// </summary>
public abstract record Viewer(string Exercise)
{
    /// <summary>Ids hold none; names of streams are taken apart at it.</summary>
    private const char Between = '~';

    /// <summary>A name is made of two ids and a word.</summary>
    private const int LongestStream = 200;

    public abstract string Stream { get; }

    /// <summary>Whose session may watch it; null: any that holds the projector's link.</summary>
    public virtual string? Person => null;

    /// <summary>The counting it shares with others who see exactly the same in the same language.</summary>
    internal abstract string Key { get; }

    public sealed record Board(string Exercise) : Viewer(Exercise)
    {
        public override string Stream => $"{Exercise}{Between}board";

        internal override string Key => "board";
    }

    public sealed record Staff(string Exercise, string Who) : Viewer(Exercise)
    {
        public override string Stream => $"{Exercise}{Between}staff{Between}{Who}";

        public override string Person => Who;

        internal override string Key => "staff";
    }

    public sealed record Lobby(string Exercise, string Who) : Viewer(Exercise)
    {
        public override string Stream => $"{Exercise}{Between}lobby{Between}{Who}";

        public override string Person => Who;

        internal override string Key => $"lobby{Between}{Who}";
    }

    /// <param name="Grant">The right to the seat; when it ends the stream ends, and a new one has another number.</param>
    public sealed record Seat(string Exercise, string Who, int Grant) : Viewer(Exercise)
    {
        public override string Stream => string.Create(CultureInfo.InvariantCulture, $"{Exercise}{Between}seat{Between}{Who}{Between}{Grant}");

        public override string Person => Who;

        internal override string Key => string.Create(CultureInfo.InvariantCulture, $"seat{Between}{Who}{Between}{Grant}");
    }

    public static bool TryParse(string stream, [NotNullWhen(true)] out Viewer? viewer)
    {
        var parts = stream.Length <= LongestStream ? stream.Split(Between) : [];
        viewer = parts switch
        {
            [var exercise, "board"] => new Board(exercise),
            [var exercise, "staff", var who] => new Staff(exercise, who),
            [var exercise, "lobby", var who] => new Lobby(exercise, who),
            [var exercise, "seat", var who, var grant] when int.TryParse(grant, NumberStyles.None, CultureInfo.InvariantCulture, out var number) =>
                new Seat(exercise, who, number),
            _ => null,
        };
        return viewer is not null;
    }

    /// <summary>May it see anything now? Asked again for everything that is sent.</summary>
    public bool Stands(ExerciseState state)
    {
        var at = -1;
        return Stands(state, ref at);
    }

    /// <param name="at">Where its right was found last, and is now; -1: nowhere. Rights are added at the end, so it seldom moves.</param>
    internal bool Stands(ExerciseState state, ref int at) => this switch
    {
        Board => state.Version > 0,
        Staff staff => IsIn(state.People, p => p.Id == staff.Who && p.Staff, ref at),
        Lobby lobby => IsIn(state.People, p => p.Id == lobby.Who, ref at),
        Seat seat => IsIn(state.Grants, g => g.Number == seat.Grant && g.Person == seat.Who, ref at),
        _ => false,
    };

    /// <summary>Everything a person may watch now: staff their console, others the lobby and the seats they hold.</summary>
    public static IReadOnlyList<Viewer> Of(ExerciseState state, string exercise, string person)
    {
        var found = state.People.IndexOf(p => p.Id == person);
        if (found < 0)
        {
            return [];
        }

        List<Viewer> viewers = [state.People[found].Staff ? new Staff(exercise, person) : new Lobby(exercise, person)];
        foreach (var grant in state.Grants)
        {
            if (grant.Person == person)
            {
                viewers.Add(new Seat(exercise, person, grant.Number));
            }
        }

        return viewers;
    }

    private static bool IsIn<T>(Items<T> rights, Predicate<T> isIts, ref int at)
    {
        if (at < 0 || at >= rights.Count || !isIts(rights[at]))
        {
            at = rights.IndexOf(isIts);
        }

        return at >= 0;
    }
}
