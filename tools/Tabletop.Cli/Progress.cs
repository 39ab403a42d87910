using System.Globalization;

namespace Tabletop.Cli;

/// <summary>Long work shows how far it is on a terminal, and is silent in a pipe.</summary>
internal static class Progress
{
    /// <returns>To be told how much is done, from any thread; null where nobody looks.</returns>
    public static Action<int>? On(TextWriter error, int of)
    {
        if (Console.IsErrorRedirected || error != Console.Error)
        {
            return null;
        }

        var shown = -1;
        return done =>
        {
            var percent = (int)(100L * done / of);
            if (Interlocked.Exchange(ref shown, percent) != percent)
            {
                error.Write(done == of ? "\r      \r" : string.Create(CultureInfo.InvariantCulture, $"\r{percent,3}% "));
            }
        };
    }
}
