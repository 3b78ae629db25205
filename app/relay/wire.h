// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <asio/ip/tcp.hpp>

#include <memory>
#include <optional>
#include <span>

namespace proxydeck {

/// One connection, to a client or to a lease. It is read from when something has come, and written to at once; only
/// what the system did not take is kept. So nothing is held for a connection that is quiet. Owned by an object of
/// which wireHold() gives a share: the system may answer when everybody else has forgotten it.
class Wire
{
public:
    class Owner
    {
    public:
        virtual void wireReadable(Wire &wire) = 0;
        virtual void wireWritten(Wire &wire) = 0; ///< all that was kept
        virtual void wireBroken(Wire &wire) = 0;  ///< what was kept cannot be written

    protected:
        ~Owner() = default;
    };

    Wire() = default;
    Wire(const Wire &) = delete;
    Wire &operator=(const Wire &) = delete;

    /// \a holder: the object that this is a part of.
    void open(asio::ip::tcp::socket socket, std::weak_ptr<void> holder, Owner *owner);
    void setOwner(Owner *owner) { m_owner = owner; }
    bool isOpen() const { return m_socket.has_value(); }

    /// wireReadable() once, when there is something to read or the other side has ended.
    void watch();
    bool isWatching() const { return m_isWatching; }
    struct Got
    {
        enum class End : quint8 {
            More,    ///< bytes have come, and more may be there
            Drained, ///< nothing more now
            Ended,   ///< the other side sends nothing more
            Broken   ///< the connection was reset
        };
        QByteArrayView bytes = {}; ///< in \a buffer
        End end = End::Drained;
    };
    Got read(std::span<char> buffer);

    /// False: it cannot be written to any more. After what is kept.
    bool write(QByteArrayView bytes);
    qsizetype kept() const { return qsizetype(m_kept.size()) - m_keptAt; }
    /// Sends nothing more, after what is kept.
    void endSending();
    bool hasEndedSending() const { return m_endsSending; }

    void close(); ///< orderly, if everything that came was read
    void reset(); ///< so that the other side sees that something is missing

private:
    void waitUntilWritable();
    void writeKept();

    std::optional<asio::ip::tcp::socket> m_socket;
    std::weak_ptr<void> m_holder;
    Owner *m_owner = nullptr;
    QByteArray m_kept;
    qsizetype m_keptAt = 0;
    bool m_isWatching = false;
    bool m_endsSending = false;
};

} // namespace proxydeck
