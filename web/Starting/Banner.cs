namespace Tabletop.Web.Starting;

/// <summary>What is printed once the console can be opened.</summary>
internal static class Banner
{
    public static async Task Write(TextWriter output, Addresses addresses, string staffLink, IReadOnlyList<string> unplayable, string? emptyShelf)
    {
        await output.WriteLineAsync("Tabletop is ready.");
        await output.WriteLineAsync($"  On this machine:  {addresses.Local}");
        foreach (var address in addresses.OnNetworks())
        {
            await output.WriteLineAsync($"  On the network:   {address}");
        }

        await output.WriteLineAsync("Facilitators open this link; whoever has it can run exercises, so do not show it to the room:");
        await output.WriteLineAsync($"  {staffLink}");
        if (emptyShelf is not null)
        {
            await output.WriteLineAsync($"There is no scenario in {emptyShelf}: --scenarios is a scenario's own folder (with scenario.yaml in it), or one that holds such folders.");
        }

        foreach (var file in unplayable)
        {
            await output.WriteLineAsync($"Not offered, because it has errors: {file} (tabletop validate says which)");
        }

        await output.WriteLineAsync("Ctrl+C stops it.");
        await output.FlushAsync();
    }
}
