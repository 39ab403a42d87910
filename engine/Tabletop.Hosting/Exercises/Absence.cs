using Tabletop.Engine;
using Tabletop.Engine.Exercises;

namespace Tabletop.Hosting.Exercises;

/// <summary>
/// The time the program was away, until the log says so. Should the commit that says it fail, it must be said again: story time would
/// otherwise have gone on in the dark.
/// </summary>
internal sealed class Absence
{
    private bool _isUnderWay;
    private long _saidIn;

    /// <summary>Wall time from which the clock stands, by no entry yet; null: the log knows of every absence.</summary>
    public long? FromMs { get; private set; }

    public bool IsOwed => FromMs is not null;

    /// <summary>The log did not take it.</summary>
    public bool MustBeSaidAgain => IsOwed && !_isUnderWay;

    /// <summary>It was decided, and waits for the log.</summary>
    public void Decided(long fromMs, Items<Entry> entries) =>
        (FromMs, _isUnderWay, _saidIn) = (Says(entries) ? fromMs : null, true, entries.Count > 0 ? entries[^1].Version : 0);

    /// <summary>These are durable, and so is whatever they were decided on, although a commit's answer may have been lost.</summary>
    public void Heard(Items<Entry> entries)
    {
        if (IsOwed && (Says(entries) || (_isUnderWay && entries[0].Version > _saidIn)))
        {
            FromMs = null;
        }
    }

    /// <summary>What was under way is gone.</summary>
    public void Lost() => _isUnderWay = false;

    /// <summary>It is another node's to say by now.</summary>
    public void Forget() => (FromMs, _isUnderWay) = (null, false);

    private static bool Says(Items<Entry> entries) => entries.Any(e => e.Command.Body is CommandBody.Resume);
}
