using System.Globalization;
using System.Text;
using Tabletop.Engine;
using Tabletop.Engine.Exercises;
using Tabletop.Hosting.Exercises;

namespace Tabletop.Hosting.Views;

/// <summary>
/// Names one counting of one stream: opaque to clients, and the same on any node after any restart, because nothing goes into it but
/// what the log says.
/// </summary>
public static class Epoch
{
    /// <summary>Raise it when a view of the same log comes out different: clients then take a snapshot instead of folding on.</summary>
    public const int ViewRules = 2;

    public static string OfStaff(string branch, string language) => Of(branch, "staff", language);

    public static string OfBoard(string branch, string language) => Of(branch, "board", language);

    public static string OfSeat(string branch, int grant, string language) =>
        Of(branch, string.Create(CultureInfo.InvariantCulture, $"seat/{grant}"), language);

    /// <param name="joinedVersion">A person who comes back after a removal has a new stream.</param>
    public static string OfLobby(string branch, string person, long joinedVersion, string language) =>
        Of(branch, string.Create(CultureInfo.InvariantCulture, $"lobby/{person}/{joinedVersion}"), language);

    /// <summary>
    /// Did the sender see another counting than the present one? Then the command may mean something else by now. In which language it
    /// was seen makes no difference.
    /// </summary>
    public static bool IsOld(Submission asked, ExerciseState state, Items<string> languages)
    {
        if (asked.Saw is not { } saw)
        {
            return false;
        }

        if (asked.Seat is { } seat)
        {
            // Without a grant the engine refuses, in better words.
            var grant = state.Grants.IndexOf(g => g.Person == asked.Who && g.Seat == seat);
            return grant >= 0 && languages.All(l => saw.Epoch != OfSeat(state.Branch, state.Grants[grant].Number, l));
        }

        // The lobby's epoch needs the whole log, and nothing said there can be about another time.
        var isStaff = state.People.IndexOf(p => p.Id == asked.Who && p.Staff) >= 0;
        return isStaff && languages.All(l => saw.Epoch != OfStaff(state.Branch, l));
    }

    private static string Of(string branch, string stream, string language) =>
        HashChain.Fingerprint(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{ViewRules}\n{branch}\n{stream}\n{language}")))[..16];
}
