using FsCheck;
using FsCheck.Fluent;
using Tabletop.Testing.Generating;

namespace Tabletop.Engine.Tests.Laws;

/// <summary>
/// Holds over generated exercises. The ordinary run looks at the same 300 every time; the nightly run (TABLETOP_NIGHTLY=1) at 3,000 new ones.
/// A failing case prints as `Case.Of(…)`: pass it to the law's own method to see it again.
/// </summary>
internal static class Law
{
    private static readonly bool Nightly = Environment.GetEnvironmentVariable("TABLETOP_NIGHTLY") == "1";

    public static void Holds(Action<Case> law) => Holds(Case.Any(), law);

    public static void Holds<T>(Arbitrary<T> any, Action<T> law)
    {
        var config = Config.QuickThrowOnFailure.WithMaxTest(Nightly ? 3_000 : 300);
        Check.One(Nightly ? config : config.WithReplay(2_026, 11), Prop.ForAll(any, law));
    }
}
