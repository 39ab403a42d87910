using Tabletop.Web.Tests.Fixtures;

namespace Tabletop.Web.Tests.Canaries;

/// <summary>
/// Every private text holds a word of its own, and everything anybody is served is kept: frames, bodies, headers, pictures, refusals. Each
/// word is found only where the policy says.
/// </summary>
public sealed class CanaryTests
{
    private static readonly bool Nightly = Environment.GetEnvironmentVariable("TABLETOP_NIGHTLY") == "1";

    private static readonly int Seeds = Nightly ? 100 : 3;

    /// <summary>A leak shows in one exercise or another: not every one has everything in it.</summary>
    private const int MostTries = 10;

    public static TheoryData<string> Leaks => [.. Leak.All.Select(leak => leak.Name)];

    [Fact]
    public async Task No_private_word_reaches_anybody_it_is_not_for()
    {
        var console = new ServedConsole();
        await console.InitializeAsync();
        try
        {
            for (var seed = 1; seed <= Seeds; seed++)
            {
                await Play(console, seed);
            }
        }
        finally
        {
            await console.DisposeAsync();
        }
    }

    [Theory]
    [MemberData(nameof(Leaks))]
    public async Task A_planted_leak_is_caught(string name)
    {
        var console = new ServedConsole { Rules = Leak.All.Single(leak => leak.Name == name).Rules };
        await console.InitializeAsync();
        try
        {
            var caught = false;
            for (var seed = 1; seed <= MostTries && !caught; seed++)
            {
                caught = await Record.ExceptionAsync(() => CanaryPlay.Run(console, seed)) is LeakException;
            }

            Assert.True(caught, $"Nobody noticed that {name}.");
        }
        finally
        {
            await console.DisposeAsync();
        }
    }

    private static async Task Play(ServedConsole console, int seed)
    {
        try
        {
            await CanaryPlay.Run(console, seed);
        }
        catch (Exception problem)
        {
            throw new InvalidOperationException($"Seed {seed}: {problem.Message}", problem);
        }
    }
}
