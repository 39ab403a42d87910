using System.Globalization;
using System.Runtime.CompilerServices;
using FsCheck;
using FsCheck.Fluent;
using Tabletop.Testing.Generating;
using Xunit.Sdk;

namespace Tabletop.Engine.Tests.Laws;

/// <summary>
/// Holds over generated exercises. The ordinary run looks at the same 300 every time; the nightly run (TABLETOP_NIGHTLY=1) at 10,000 new ones.
/// A failing case prints the command that plays it alone.
/// </summary>
internal static class Law
{
    private const int OrdinaryCases = 300;
    private const int NightlyCases = 10_000;

    private static readonly bool Nightly = Environment.GetEnvironmentVariable("TABLETOP_NIGHTLY") == "1";

    /// <summary>One case alone: its seed, and the steps that are kept.</summary>
    private static readonly string? Only = Environment.GetEnvironmentVariable("TABLETOP_CASE");

    public static void Holds(Action<Case> law, [CallerMemberName] string test = "", [CallerFilePath] string file = "")
    {
        if (Only is not null)
        {
            var numbers = Only.Split(' ').Select(n => int.Parse(n, CultureInfo.InvariantCulture)).ToArray();
            law(Case.Of(numbers[0], numbers[1..]));
            return;
        }

        // Smaller cases are tried after one has failed: the last that fails is the smallest.
        Case? failed = null;
        try
        {
            Holds(Case.Any(), of =>
            {
                try
                {
                    law(of);
                }
                catch
                {
                    failed = of;
                    throw;
                }
            });
        }
        catch (Exception problem) when (failed is not null)
        {
            var filter = $"FullyQualifiedName~{Path.GetFileNameWithoutExtension(file)}.{test}";
            throw new XunitException($"{problem.Message}\nThis plays it alone:\n  TABLETOP_CASE=\"{failed.Numbers}\" dotnet test tests/Engine --filter {filter}", problem);
        }
    }

    public static void Holds<T>(Arbitrary<T> any, Action<T> law)
    {
        var config = Config.QuickThrowOnFailure.WithMaxTest(Nightly ? NightlyCases : OrdinaryCases);
        Check.One(Nightly ? config : config.WithReplay(2_026, 11), Prop.ForAll(any, law));
    }
}
