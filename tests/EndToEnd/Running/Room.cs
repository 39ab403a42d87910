using Microsoft.Playwright;
using Tabletop.EndToEnd.Tests.Pages;
using Tabletop.EndToEnd.Tests.Screens;

namespace Tabletop.EndToEnd.Tests.Running;

/// <summary>A server and the browsers around it. What any of them complained about fails the test at its end.</summary>
internal sealed class Room(IBrowser browser, WebProgram program)
{
    /// <summary>How long anything may take that somebody waits for; what takes longer says so.</summary>
    public const float DeadlineMs = 15_000;

    private readonly List<Seen> _pages = [];

    public WebProgram Program => program;

    public Album Album { get; } = new();

    /// <summary>Plays the test in a room of its own; where it fails, the pages as they were then are kept as pictures.</summary>
    public static async Task Play(Chromium chromium, Func<Room, Task> test)
    {
        using var program = await WebProgram.Started();
        await Through(new(chromium.Browser, program), test);
    }

    /// <summary>Plays it where the program and the browsers see a network of their own alone.</summary>
    /// <param name="host">The program's address there.</param>
    /// <param name="within">A command line that makes the network and becomes what is put behind it.</param>
    /// <param name="beside">Given a process in the network, the browser's program file and a folder: a program file that starts the browser there.</param>
    public static async Task PlayWithin(Chromium chromium, string host, string[] within, Func<int, string, string, string> beside, Func<Room, Task> test)
    {
        var folder = Directory.CreateTempSubdirectory("tabletop-endtoend-browser-");
        try
        {
            using var program = await WebProgram.Started(host, within);
            await using var browser = await chromium.Launch(beside(program.Id, chromium.File, folder.FullName), asRoot: true);
            await Through(new(browser, program), test);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task Through(Room room, Func<Room, Task> test)
    {
        try
        {
            await test(room);
        }
        catch (Exception problem)
        {
            await room.Keep();
            throw new InvalidOperationException($"{problem.Message}\n{string.Join('\n', room.Complaints)}\n--- the program ---\n{room.Program.Said}", problem);
        }
        finally
        {
            foreach (var seen in room._pages)
            {
                await seen.Page.Context.DisposeAsync();
            }
        }

        if (room.Complaints.Count > 0)
        {
            Assert.Fail($"All went through, but:\n{string.Join('\n', room.Complaints)}");
        }
    }

    public async Task<FacilitatorPage> Facilitator() => new(await Open("facilitator", Device.Desk));

    public async Task<ProjectorPage> Projector() => new(await Open("projector", Device.Desk));

    public async Task<PhonePage> Phone(string name) => new(await Open(name, Device.Phone), name);

    public PageLog LogOf(IPage page) => _pages.Single(seen => seen.Page == page).Log;

    /// <summary>While it lasts, no page's complaints count.</summary>
    public IDisposable ExcuseAll() => new Together([.. _pages.Select(seen => seen.Log.Excuse())]);

    private IReadOnlyList<string> Complaints => [.. _pages.SelectMany(seen => seen.Log.Problems), .. Album.Findings];

    private async Task<IPage> Open(string name, Device device)
    {
        var context = await browser.NewContextAsync(device.Options);
        context.SetDefaultTimeout(DeadlineMs);
        var page = await context.NewPageAsync();
        _pages.Add(new(name, page, new(name, page)));
        return page;
    }

    private async Task Keep()
    {
        foreach (var seen in _pages)
        {
            await Album.Keep(seen.Page, $"failed-{seen.Name}");
        }
    }

    private sealed record Seen(string Name, IPage Page, PageLog Log);

    private sealed class Together(IReadOnlyList<IDisposable> all) : IDisposable
    {
        public void Dispose()
        {
            foreach (var one in all)
            {
                one.Dispose();
            }
        }
    }
}
