// SPDX-License-Identifier: MIT
#include "accounts/keychain_secret_store.h"

#ifdef PROXYDECK_KEYCHAIN

#include "accounts/entry_size.h"
#include "accounts/secret_service.h"

#include <QCoreApplication>

#include <qt6keychain/keychain.h>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

const QLatin1StringView serviceName("ProxyDeck");

/// Windows identifies entries by the key alone, so the key includes the program's name.
QString keyFor(const QString &entry) { return u"ProxyDeck/"_s + entry; }

QString translated(const char *text) { return QCoreApplication::translate("SecretStore", text); }

SecretError::Kind kindOf(QKeychain::Error error)
{
    switch (error) {
    case QKeychain::EntryNotFound:
        return SecretError::Kind::NotFound;
    case QKeychain::AccessDeniedByUser:
        return SecretError::Kind::Denied;
    case QKeychain::AccessDenied:
#ifdef PROXYDECK_SECRET_SERVICE
        return SecretError::Kind::Locked; // libsecret: locked collection; KWallet: prompt dismissed
#else
        return SecretError::Kind::Denied;
#endif
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return SecretError::Kind::NoKeychain;
    case QKeychain::NoError:
    case QKeychain::CouldNotDeleteEntry:
    case QKeychain::OtherError:
        break;
    }
    return SecretError::Kind::Failed;
}

#ifdef PROXYDECK_SECRET_SERVICE
/// Whether the failure may be that of a session which ended with an earlier run of the service. An entry that is not
/// found although the service has it is one, too: so libsecret reports an error that is unknown to it.
bool mayBeStale(SecretError::Kind error, SecretServiceEntry entry)
{
    return error == SecretError::Kind::Failed || error == SecretError::Kind::NoKeychain
        || (error == SecretError::Kind::NotFound && entry == SecretServiceEntry::Readable);
}
#endif

Unexpected<SecretError> failure(SecretError::Kind kind, const QString &detail)
{
    return Unexpected<SecretError>(SecretError{kind, detail});
}

} // namespace

KeychainSecretStore::KeychainSecretStore(std::chrono::milliseconds patience, QObject *parent)
    : SecretStore(parent)
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(patience);
    connect(&m_patience, &QTimer::timeout, this, &KeychainSecretStore::giveUp);
#ifdef PROXYDECK_SECRET_SERVICE
    watchForSecretService(this, [this] { Q_EMIT appeared(); });
#endif
}

void KeychainSecretStore::write(const QString &entry, const Secret &secret, Written done)
{
    take({&KeychainSecretStore::beginWrite, keyFor(entry), secret, [done = std::move(done)](const Result &result) {
              if (result)
                  done({});
              else
                  done(Unexpected<SecretError>(result.error()));
          }});
}

void KeychainSecretStore::read(const QString &entry, Read done)
{
    take({&KeychainSecretStore::beginRead, keyFor(entry), {}, std::move(done)});
}

void KeychainSecretStore::remove(const QString &entry, Written done)
{
    take({&KeychainSecretStore::beginRemove, keyFor(entry), {}, [done = std::move(done)](const Result &result) {
              if (result)
                  done({});
              else
                  done(Unexpected<SecretError>(result.error()));
          }});
}

void KeychainSecretStore::take(Task task)
{
    m_waiting.enqueue(std::move(task));
    QMetaObject::invokeMethod(
        this, [this] { beginNext(); }, Qt::QueuedConnection);
}

void KeychainSecretStore::beginNext()
{
    if (m_current || m_waiting.isEmpty())
        return;
    m_current = m_waiting.dequeue();
    if (m_jobOut) {
        finish(Unexpected<SecretError>(noAnswerError()));
        return;
    }
    m_patience.start();
    (this->*m_current->begin)();
}

void KeychainSecretStore::finish(const Result &result)
{
    m_patience.stop();
    ++m_round;
    const Task task = *std::exchange(m_current, std::nullopt);
    if (!m_waiting.isEmpty())
        QMetaObject::invokeMethod(
            this, [this] { beginNext(); }, Qt::QueuedConnection);
    if (!result && !task.secret.isEmpty() && result.error().detail.contains(task.secret.reveal()))
        task.answer(failure(result.error().kind, {})); // in case a backend repeats the secret; none is known to
    else
        task.answer(result); // may delete this object
}

void KeychainSecretStore::giveUp() { finish(Unexpected<SecretError>(noAnswerError())); }

SecretError KeychainSecretStore::noAnswerError() const
{
    return {SecretError::Kind::Failed,
            translated(
                QT_TRANSLATE_NOOP("SecretStore", "The keychain does not answer. A prompt of it may still be open."))};
}

template<typename KeychainJob>
void KeychainSecretStore::run(KeychainJob *job, std::function<void(const KeychainJob &)> ended)
{
    job->setAutoDelete(true);
    job->setInsecureFallback(false);
    job->setKey(m_current->key);
    connect(job, &QKeychain::Job::finished, this, [this, job, ended = std::move(ended), round = m_round] {
        m_jobOut = false;
        if (round == m_round)
            ended(*job);
    });
    m_jobOut = true;
    job->start();
}

template<typename Argument>
std::function<void(Argument)> KeychainSecretStore::inThisRound(std::function<void(Argument)> handle)
{
    return [this, handle = std::move(handle), round = m_round](Argument argument) {
        if (round == m_round)
            handle(argument);
    };
}

void KeychainSecretStore::fail(const QKeychain::Job &job)
{
    const SecretError error{kindOf(job.error()), job.errorString()};
#ifdef PROXYDECK_SECRET_SERVICE
    const auto tell = [this, error](SecretServiceEntry entry) {
        if (entry == SecretServiceEntry::NoService)
            finish(failure(SecretError::Kind::NoKeychain, error.detail));
        else if (entry == SecretServiceEntry::Locked)
            finish(failure(SecretError::Kind::Locked, {}));
        else if (!m_current->isSecondTry && mayBeStale(error.kind, entry))
            beginAgain();
        else
            finish(Unexpected<SecretError>(error));
    };
    findInSecretService(serviceName, m_current->key, this, inThisRound<SecretServiceEntry>(tell));
#else
    finish(Unexpected<SecretError>(error));
#endif
}

void KeychainSecretStore::beginAgain()
{
#ifdef PROXYDECK_SECRET_SERVICE
    forgetSecretServiceSession();
#endif
    m_current->isSecondTry = true;
    m_patience.start();
    (this->*m_current->begin)();
}

void KeychainSecretStore::beginWrite()
{
#ifdef Q_OS_WIN
    if (windowsEntrySize(m_current->secret.reveal()) > windowsEntryLimit) {
        finish(failure(SecretError::Kind::TooLarge, {}));
        return;
    }
#endif
    auto *job = new QKeychain::WritePasswordJob(serviceName);
    job->setTextData(m_current->secret.reveal());
    run<QKeychain::WritePasswordJob>(job, [this](const QKeychain::WritePasswordJob &ended) {
        if (ended.error() != QKeychain::NoError)
            fail(ended);
        else
            readBack();
    });
}

void KeychainSecretStore::readBack()
{
    run<QKeychain::ReadPasswordJob>(
        new QKeychain::ReadPasswordJob(serviceName), [this](const QKeychain::ReadPasswordJob &ended) {
            const bool read = ended.error() == QKeychain::NoError;
            if (!read && ended.error() != QKeychain::EntryNotFound)
                fail(ended);
            else if (!read || Secret(ended.textData()) != m_current->secret)
                finish(failure(SecretError::Kind::Mismatch, {})); // KWallet reports no error when a write fails
            else
                finish(Secret());
        });
}

void KeychainSecretStore::beginRead()
{
    run<QKeychain::ReadPasswordJob>(new QKeychain::ReadPasswordJob(serviceName),
                                    [this](const QKeychain::ReadPasswordJob &ended) {
                                        if (ended.error() != QKeychain::NoError)
                                            fail(ended);
                                        else
                                            finish(Secret(ended.textData()));
                                    });
}

void KeychainSecretStore::beginRemove()
{
    run<QKeychain::DeletePasswordJob>(new QKeychain::DeletePasswordJob(serviceName),
                                      [this](const QKeychain::DeletePasswordJob &ended) {
                                          if (ended.error() == QKeychain::NoError)
                                              confirmRemoval();
                                          else if (ended.error() == QKeychain::EntryNotFound)
                                              finish(Secret());
                                          else
                                              fail(ended);
                                      });
}

void KeychainSecretStore::confirmRemoval()
{
#ifdef PROXYDECK_SECRET_SERVICE
    const auto readAgain = [this](const QKeychain::ReadPasswordJob &ended) {
        if (ended.error() == QKeychain::EntryNotFound)
            finish(Secret());
        else if (ended.error() == QKeychain::NoError)
            finish(failure(SecretError::Kind::Failed, {})); // KWallet never reports an error of a removal
        else
            fail(ended);
    };
    const auto judge = [this, readAgain](SecretServiceEntry entry) {
        if (entry == SecretServiceEntry::Locked)
            finish(failure(SecretError::Kind::Locked, {}));
        else if (entry == SecretServiceEntry::Readable)
            finish(failure(SecretError::Kind::Failed, {}));
        else
            run<QKeychain::ReadPasswordJob>(new QKeychain::ReadPasswordJob(serviceName), readAgain);
    };
    findInSecretService(serviceName, m_current->key, this, inThisRound<SecretServiceEntry>(judge));
#else
    finish(Secret());
#endif
}

} // namespace proxydeck

#endif
