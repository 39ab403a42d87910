namespace Tabletop.Hosting.Scheduling;

/// <summary>Where the host's work runs. The product uses threads; a test runs all of it on one thread, in an order it chooses.</summary>
public interface IScheduler
{
    /// <summary>A new lane.</summary>
    /// <param name="ownThread">Its work waits for a disk: give it a thread instead of blocking the pool's.</param>
    ILane Lane(string name, bool ownThread = false);
}

/// <summary>Work posted here runs one piece at a time, in the order it was posted. Posting never waits.</summary>
public interface ILane
{
    void Post(Action work);
}
