using Microsoft.Playwright;

namespace Tabletop.EndToEnd.Tests.Pages;

/// <summary>What the room sees on the wall.</summary>
internal sealed class ProjectorPage(IPage page)
{
    public IPage Page => page;

    public ILocator Invitation => page.GetByRole(AriaRole.Region, new() { Name = "How to join" });

    public ILocator Qr => Invitation.GetByRole(AriaRole.Img, new() { Name = "QR code to join" });

    public ILocator Feed => page.GetByRole(AriaRole.Region, new() { Name = "What everybody can see" }).GetByRole(AriaRole.Article);

    public ILocator Overlay => page.GetByRole(AriaRole.Alertdialog);

    public ILocator Story => page.GetByRole(AriaRole.Region, new() { Name = "The room's story" }).GetByRole(AriaRole.Listitem);

    public ILocator Text(string text) => page.GetByText(text);

    public Task Open(string link) => page.GotoAsync(link);
}
