// SPDX-License-Identifier: MIT
#include "check/checker.h"

#include "check/check_worker.h"

#include <QPointer>

#include <utility>

namespace proxydeck {

Checker::Checker(const Clock &clock, AskVendor askVendor, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_askVendor(std::move(askVendor))
    , m_worker(new CheckWorker(clock, bool(m_askVendor)))
{
    m_thread.setObjectName(QStringLiteral("check"));
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    connect(m_worker, &CheckWorker::begun, this, &Checker::begun);
    connect(m_worker, &CheckWorker::checked, this, &Checker::checked);
    connect(m_worker, &CheckWorker::progressChanged, this, [this](const CheckProgress &progress) {
        m_progress = progress;
        Q_EMIT progressChanged(progress);
    });
    connect(m_worker, &CheckWorker::vendorWanted, this, &Checker::askVendor);
    m_thread.start(QThread::LowPriority); // the window goes first
}

Checker::~Checker()
{
    m_thread.quit();
    m_thread.wait();
}

void Checker::setSettings(const CheckSettings &settings)
{
    m_settings = settings;
    const auto worker = m_worker;
    QMetaObject::invokeMethod(m_worker, [worker, settings] { worker->setSettings(settings); });
}

void Checker::setVendorAheadMs(qint64 ms)
{
    const auto worker = m_worker;
    const qint64 offsetMs = m_clock.utcMs() + ms - m_clock.steadyMs();
    QMetaObject::invokeMethod(m_worker, [worker, offsetMs] { worker->setVendorMinusSteadyMs(offsetMs); });
}

void Checker::check(const QList<CheckJob> &jobs, CheckPriority priority)
{
    const auto worker = m_worker;
    QMetaObject::invokeMethod(m_worker, [worker, jobs, priority] { worker->add(jobs, priority); });
}

void Checker::cancel(const QList<quint64> &ids)
{
    const auto worker = m_worker;
    QMetaObject::invokeMethod(m_worker, [worker, ids] { worker->cancel(ids); });
}

void Checker::cancelAll()
{
    const auto worker = m_worker;
    QMetaObject::invokeMethod(m_worker, [worker] { worker->cancelAll(); });
}

void Checker::askVendor()
{
    const QPointer<Checker> self(this);
    m_askVendor([self](bool answers) {
        if (!self)
            return;
        const auto worker = self->m_worker;
        QMetaObject::invokeMethod(worker, [worker, answers] { worker->onVendorAnswers(answers); });
    });
}

} // namespace proxydeck

#include "moc_checker.cpp"
