using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using Tabletop.EndToEnd.Tests.Running;

namespace Tabletop.EndToEnd.Tests.Screens;

/// <summary>What axe finds wrong with a screen, seen in one of four ways that together hold every pair of theme, direction and width.</summary>
internal static class Axe
{
    private const string Run = """
        async () => {
          const { violations } = await axe.run(document, {
            runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
            resultTypes: ["violations"],
          });
          return violations.flatMap(v => v.nodes.map(n => `${v.id} (${v.impact}): ${n.target.join(" ")} ${(n.failureSummary ?? "").replace(/\s+/g, " ")}`));
        }
        """;

    private const string Turn = "dir => { document.documentElement.dir = dir; }";

    private static readonly Lazy<string> Script = new(() => new BundledAxeScriptProvider().GetScript());

    private static readonly Sight[] Sights =
    [
        new(ColorScheme.Light, "ltr", Device.PhoneSize),
        new(ColorScheme.Dark, "rtl", Device.PhoneSize),
        new(ColorScheme.Dark, "ltr", Device.DeskSize),
        new(ColorScheme.Light, "rtl", Device.DeskSize),
    ];

    private static readonly bool Nightly = Environment.GetEnvironmentVariable("TABLETOP_NIGHTLY") == "1";

    /// <summary>In all four ways in the nightly run; otherwise in the one its name falls to, which is the same in every run.</summary>
    public static async Task<IReadOnlyList<string>> Look(IPage page, string name)
    {
        var (width, height) = (page.ViewportSize!.Width, page.ViewportSize.Height);
        var dir = await page.EvaluateAsync<string>("() => document.documentElement.dir");
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window"))
        {
            // Past the page's rules for scripts: those are about what it loads by itself.
            await page.EvaluateAsync(Script.Value);
        }

        var found = new List<string>();
        foreach (var sight in Nightly ? Sights : [Sights[name.Sum(c => c) % Sights.Length]])
        {
            await page.EmulateMediaAsync(new() { ColorScheme = sight.Theme, ReducedMotion = ReducedMotion.Reduce });
            await page.SetViewportSizeAsync(sight.Size.Width, sight.Size.Height);
            await page.EvaluateAsync(Turn, sight.Direction);
            found.AddRange((await page.EvaluateAsync<string[]>(Run)).Select(finding => $"{name}, {sight}: {finding}"));
        }

        await page.EvaluateAsync(Turn, dir);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light, ReducedMotion = ReducedMotion.Null });
        await page.SetViewportSizeAsync(width, height);
        return found;
    }

    private sealed record Sight(ColorScheme Theme, string Direction, ViewportSize Size)
    {
        public override string ToString() => $"{Theme}, {Direction}, {Size.Width} px";
    }
}
