using System.Collections.Concurrent;
using Microsoft.Playwright;
using Tabletop.EndToEnd.Tests.Running;

namespace Tabletop.EndToEnd.Tests.Screens;

/// <summary>Pictures of every screen and state, to be looked at; and what can be measured about them.</summary>
internal sealed class Album
{
    public const string Variable = "TABLETOP_SCREENSHOTS";

    private const string Wider = """
        () => [...document.querySelectorAll('body *')]
          .filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
          .slice(0, 5)
          .map(e => e.tagName.toLowerCase() + '.' + e.className)
          .join(', ')
        """;

    private static readonly ViewportSize Narrowest = new() { Width = 320, Height = 640 };

    private readonly ConcurrentQueue<string> _findings = [];
    private readonly string _folder = Directory.CreateDirectory(
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? named : Path.Combine(AppContext.BaseDirectory, "screenshots")).FullName;

    public IReadOnlyCollection<string> Findings => [.. _findings];

    /// <summary>At 390 and at 1440 pixels. Nothing may scroll sideways there, nor at 320, and axe finds nothing.</summary>
    public async Task Take(IPage page, string name, bool whole = false)
    {
        await Shoot(page, name, whole);
        foreach (var finding in await Axe.Look(page, name))
        {
            _findings.Enqueue(finding);
        }
    }

    private async Task Shoot(IPage page, string name, bool whole)
    {
        var own = page.ViewportSize!;
        foreach (var size in new[] { Narrowest, Device.PhoneSize, Device.DeskSize })
        {
            var at = new ViewportSize { Width = size.Width, Height = size.Height };
            await page.SetViewportSizeAsync(at.Width, at.Height);
            await ScrollsOnlyDown(page, name, at.Width);
            if (at.Width != Narrowest.Width)
            {
                await Save(page, $"{name}-{at.Width}", whole);
            }
        }

        await page.SetViewportSizeAsync(own.Width, own.Height);
    }

    /// <summary>The same in the dark.</summary>
    public async Task TakeDark(IPage page, string name)
    {
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await Shoot(page, $"{name}-dark", whole: false);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
    }

    /// <summary>As it is, whatever that is.</summary>
    public async Task Keep(IPage page, string name)
    {
        try
        {
            await Save(page, name, whole: true);
        }
        catch (PlaywrightException)
        {
            // The page may be gone; then there is nothing to keep.
        }
    }

    private Task<byte[]> Save(IPage page, string name, bool whole) =>
        page.ScreenshotAsync(new() { Path = Path.Combine(_folder, $"{name}.png"), FullPage = whole, Animations = ScreenshotAnimations.Disabled });

    private async Task ScrollsOnlyDown(IPage page, string name, int width)
    {
        try
        {
            await page.WaitForFunctionAsync(
                "width => document.documentElement.clientWidth === width && document.documentElement.scrollWidth <= width", width, new() { Timeout = 3_000 });
        }
        catch (TimeoutException)
        {
            _findings.Enqueue($"{name} scrolls sideways at {width} px: {await page.EvaluateAsync<string>(Wider)}");
        }
    }
}
