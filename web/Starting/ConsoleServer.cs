namespace Tabletop.Web.Starting;

/// <summary>Serves the console until the program is told to stop: what <c>dotnet run --project web</c> and <c>tabletop serve</c> do.</summary>
public static class ConsoleServer
{
    /// <returns>The exit code: 0 after an orderly end, 1 when it could not start; a sentence on <paramref name="errors"/> says why.</returns>
    public static async Task<int> Run(ConsoleOptions options, TextWriter output, TextWriter errors, CancellationToken cancellation)
    {
        try
        {
            await using var console = await RunningConsole.Start(options);
            await Banner.Write(output, console.Addresses, console.StaffLink, console.Unplayable, console.EmptyShelf);
            await console.Ended(cancellation);
            return 0;
        }
        catch (Exception problem) when (StartProblem.Sentence(problem, options) is { } sentence)
        {
            await errors.WriteLineAsync($"tabletop: {sentence}");
            return 1;
        }
    }
}
