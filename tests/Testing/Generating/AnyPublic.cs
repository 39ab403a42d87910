using System.Globalization;
using Tabletop.Engine;
using Tabletop.Engine.Scenarios;

namespace Tabletop.Testing.Generating;

/// <summary>In one case of three people nobody plays, with a few posts for each mood. Not drawn from the case's dice: what those give stays as it was.</summary>
internal static class AnyPublic
{
    public static SimulatedPublic? Of(int seed) => seed % 3 != 0
        ? null
        : new(
            [new("ada_sim", "Ada A.", "en"), new("zoe_sim", "Zoé Z.", "fr")],
            Enumerable.Range(0, 6 * 4).Select(i => new PublicPost(
                string.Create(CultureInfo.InvariantCulture, $"post-{i}"),
                i % 2 == 0 ? "ada_sim" : "zoe_sim",
                i % 6,
                [new("en", $"Is it true? {i}"), new("fr", $"Est-ce vrai ? {i}")])).ToItems());
}
