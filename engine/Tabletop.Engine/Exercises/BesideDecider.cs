using static Tabletop.Engine.Exercises.Refusals;

namespace Tabletop.Engine.Exercises;

/// <summary>Who people are and what they wrote lies beside the log; here is who may change it.</summary>
internal static class BesideDecider
{
    /// <summary>A screen full of words is less; a whole person is erased by their id.</summary>
    private const int MostErasedAtOnce = 1_000;

    /// <summary>Also when the log is sealed: who asks to be forgotten must be, and no screen may count on where a backup has gone back.</summary>
    public static bool MayFollowTheSeal(CommandBody body) => body is CommandBody.NamePerson or CommandBody.EraseWords or CommandBody.ErasePerson or CommandBody.Restore;

    /// <returns>Whether the command is about this.</returns>
    public static bool Decide(Moment moment, string who, CommandBody body, out Refusal? refusal)
    {
        var isAboutThis = true;
        refusal = body switch
        {
            CommandBody.NamePerson name => Name(moment, who, name.Person),
            CommandBody.EraseWords erase => StaffOrHost(moment, who) ?? EraseWords(moment, erase.Ids),
            CommandBody.ErasePerson erase => StaffOrHost(moment, who) ?? ErasePerson(moment, erase.Person),
            CommandBody.Restore restore => Restore(moment, who, restore.Nonce),
            _ => ClockDecider.Other(out isAboutThis),
        };
        return isAboutThis;
    }

    /// <summary>The host asks where a person is forgotten in all their exercises, or again after a backup was put back.</summary>
    private static Refusal? StaffOrHost(Moment moment, string who) =>
        who == Command.Clock ? null : moment.State.FindPerson(who) is { } person ? LobbyDecider.Staff(person) : Refuse("not-here");

    private static Refusal? Name(Moment moment, string who, string person)
    {
        if (moment.State.FindPerson(who) is not { } sender)
        {
            return Refuse("not-here");
        }

        if (who != person && LobbyDecider.Staff(sender) is { } refusal)
        {
            return refusal;
        }

        if (moment.State.FindPerson(person) is null)
        {
            return Refuse("unknown", "person", person);
        }

        moment.Emit(new Event.PersonNamed(person), Audience.Staff);
        return null;
    }

    private static Refusal? EraseWords(Moment moment, Items<string> ids)
    {
        var distinct = ids.Distinct(StringComparer.Ordinal).ToItems();
        if (distinct.Count == 0 || distinct.Any(id => !moment.State.Typed.Contains(id, StringComparer.Ordinal)))
        {
            return Refuse("no-such-words");
        }

        if (distinct.Count > MostErasedAtOnce)
        {
            return Refuse("too-many-words");
        }

        moment.Emit(new Event.WordsErased(distinct), Audience.Staff);
        return null;
    }

    private static Refusal? ErasePerson(Moment moment, string person)
    {
        if (!moment.State.Came.Contains(person, StringComparer.Ordinal))
        {
            return Refuse("unknown", "person", person);
        }

        if (moment.State.FindPerson(person) is not null)
        {
            LobbyDecider.TakeOut(moment, person);
        }

        moment.Emit(new Event.PersonErased(person), Audience.Staff);
        return null;
    }

    private static Refusal? Restore(Moment moment, string who, string nonce)
    {
        if (who != Command.Clock)
        {
            return Refuse("not-staff");
        }

        moment.Emit(new Event.Restored(nonce), Audience.Public);
        return null;
    }
}
