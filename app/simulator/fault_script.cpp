// SPDX-License-Identifier: MIT
#include "simulator/fault_script.h"

namespace proxydeck::sim {

void FaultScript::add(const Fault &fault)
{
    if (fault.times > 0)
        m_faults.append(fault);
}

std::optional<Fault> FaultScript::take(QByteArrayView host, QByteArrayView path, bool onlyByHost)
{
    for (qsizetype i = 0; i < m_faults.size(); ++i) {
        const Fault &fault = m_faults.at(i);
        if (fault.kind == Fault::Kind::DropBeforeReading)
            continue;
        if (((fault.host.isEmpty() && !onlyByHost) || fault.host == host)
            && (fault.path.isEmpty() || fault.path == path)) {
            const Fault taken = fault;
            spend(i);
            return taken;
        }
    }
    return std::nullopt;
}

bool FaultScript::takeDropBeforeReading()
{
    if (m_faults.isEmpty() || m_faults.constFirst().kind != Fault::Kind::DropBeforeReading)
        return false;
    spend(0);
    return true;
}

void FaultScript::spend(qsizetype index)
{
    if (--m_faults[index].times <= 0)
        m_faults.removeAt(index);
}

} // namespace proxydeck::sim
