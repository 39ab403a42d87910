using Microsoft.Playwright;

namespace Tabletop.EndToEnd.Tests.Running;

/// <summary>What somebody holds in the hand or sits at.</summary>
internal sealed record Device(BrowserNewContextOptions Options)
{
    public static readonly ViewportSize PhoneSize = new() { Width = 390, Height = 844 };
    public static readonly ViewportSize DeskSize = new() { Width = 1440, Height = 900 };

    public static readonly Device Phone = new(new BrowserNewContextOptions
    {
        ViewportSize = PhoneSize,
        HasTouch = true,
        IsMobile = true,
        DeviceScaleFactor = 2,
        ColorScheme = ColorScheme.Light,
        Locale = "en-GB",
    });

    public static readonly Device Desk = new(new BrowserNewContextOptions { ViewportSize = DeskSize, ColorScheme = ColorScheme.Light, Locale = "en-GB" });
}
