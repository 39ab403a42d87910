using Tabletop.Engine.Exercises;

namespace Tabletop.Testing.Generating;

/// <summary>
/// So much wall time passes, then somebody sends a command; without a body time alone goes on. In <see cref="CommandBody.Resume"/> stands how
/// long ago it went dark, in <see cref="CommandBody.Rewind"/> the how-manieth of the present points is meant, counted round; below 0 none.
/// </summary>
public sealed record Move(long WaitMs, string Who, string? Seat, CommandBody? Body);
