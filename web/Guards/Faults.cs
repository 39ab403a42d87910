using Tabletop.Hosting;

namespace Tabletop.Web.Guards;

/// <summary>Bugs in the log: what kind and where, never the message, which may hold what somebody wrote.</summary>
internal static class Faults
{
    public static void LogFault(this ILogger logger, Exception problem)
    {
        if (problem is HostingProblem)
        {
            logger.LogError("{Sentence}", problem.Message);
        }
        else
        {
            logger.LogError("{Kind}\n{Where}", problem.GetType().Name, problem.StackTrace);
        }
    }
}
