using System.Diagnostics.CodeAnalysis;
using Tabletop.Hosting.Summits;

namespace Tabletop.Hosting.Logs;

/// <summary>What lies in the storage is not what was stored: a disk that decays, or somebody who changed it. The exercise does not open; others do.</summary>
/// <param name="exercise">Its id, or a summit's.</param>
/// <param name="version">The first entry that does not fit.</param>
[SuppressMessage("Naming", "CA1710", Justification = "It is a problem of the storage like others.")]
public sealed class DamagedLog(string exercise, long version)
    : HostingProblem(FormattableString.Invariant($"The log of the {(SummitIds.IsSummit(exercise) ? "summit" : "exercise")} {exercise} is damaged at entry {version}: it does not open. Restore it from a backup; other exercises go on."))
{
    public string Exercise => exercise;

    public long Version => version;
}
