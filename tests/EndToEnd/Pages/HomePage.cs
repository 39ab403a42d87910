using Microsoft.Playwright;

namespace Tabletop.EndToEnd.Tests.Pages;

/// <summary>Where staff choose what is played.</summary>
internal sealed class HomePage(IPage page)
{
    public ILocator Title => page.GetByRole(AriaRole.Heading, new() { Name = "Run an exercise" });

    public ILocator City => page.GetByRole(AriaRole.Combobox, new() { Name = "City" });

    public ILocator StartButton => page.GetByRole(AriaRole.Button, new() { Name = "Start an exercise" });

    public ILocator Scenario(string title) => page.GetByRole(AriaRole.Radio, new() { Name = title });

    public ILocator Mode(string mode) => page.GetByRole(AriaRole.Radio, new() { Name = mode });

    public Task OpenMore() => page.GetByText("Mode and seating").ClickAsync();

    public Task PlayAlone() => page.GetByRole(AriaRole.Button, new() { Name = "Play it alone now" }).ClickAsync();
}
