// SPDX-License-Identifier: MIT
#include "relay/descriptor_budget.h"

#include <QtGlobal>

#ifdef Q_OS_UNIX
#include <sys/resource.h>

#include <algorithm>
#endif

namespace proxydeck {

DescriptorBudget::DescriptorBudget()
{
#ifdef Q_OS_UNIX
    // Calls, checks, the record and the windows need theirs, whatever happens at the ports.
    constexpr rlim_t others = 512;
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY)
        return;
    const rlim_t ours = limit.rlim_cur - std::min(others, limit.rlim_cur / 2);
    m_most = int(std::min<rlim_t>(ours, rlim_t(m_most)));
#endif
}

} // namespace proxydeck
