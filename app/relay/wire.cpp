// SPDX-License-Identifier: MIT
#include "relay/wire.h"

#include <asio/buffer.hpp>
#include <asio/error.hpp>
#include <asio/socket_base.hpp>

#include <utility>

namespace proxydeck {

namespace {

bool mustWait(const asio::error_code &error)
{
    return error == asio::error::would_block || error == asio::error::try_again || error == asio::error::interrupted;
}

} // namespace

void Wire::open(asio::ip::tcp::socket socket, std::weak_ptr<void> holder, Owner *owner)
{
    m_socket.emplace(std::move(socket));
    m_holder = std::move(holder);
    m_owner = owner;
    asio::error_code ignored;
    if (!m_socket->non_blocking())
        m_socket->non_blocking(true, ignored);
    // The sender has decided already how to group its bytes: waiting for more would only add delay.
    m_socket->set_option(asio::ip::tcp::no_delay(true), ignored);
    // Notices a peer that is gone without FIN, also where nothing is sent.
    m_socket->set_option(asio::socket_base::keep_alive(true), ignored);
}

void Wire::watch()
{
    if (m_isWatching || !m_socket)
        return;
    m_isWatching = true;
    m_socket->async_wait(asio::ip::tcp::socket::wait_read, [this, hold = m_holder.lock()](const asio::error_code &) {
        m_isWatching = false;
        // An error is found by reading.
        if (m_socket)
            m_owner->wireReadable(*this);
    });
}

Wire::Got Wire::read(std::span<char> buffer)
{
    if (!m_socket)
        return {{}, Got::End::Broken};
    asio::error_code error;
    const size_t size = m_socket->read_some(asio::buffer(buffer.data(), buffer.size()), error);
    if (!error) // Less than fits: reading again would only find nothing.
        return {QByteArrayView(buffer.data(), qsizetype(size)),
                size == buffer.size() ? Got::End::More : Got::End::Drained};
    if (mustWait(error))
        return {{}, Got::End::Drained};
    return {{}, error == asio::error::eof ? Got::End::Ended : Got::End::Broken};
}

bool Wire::write(QByteArrayView bytes)
{
    if (!m_socket || m_endsSending)
        return false;
    size_t written = 0;
    if (m_kept.isEmpty() && !bytes.isEmpty()) {
        asio::error_code error;
        written = m_socket->write_some(asio::buffer(bytes.data(), size_t(bytes.size())), error);
        if (error && !mustWait(error))
            return false;
        if (error)
            written = 0;
        if (qsizetype(written) == bytes.size())
            return true;
        m_kept = bytes.sliced(qsizetype(written)).toByteArray();
        waitUntilWritable();
    } else {
        m_kept.append(bytes.data(), bytes.size());
    }
    return true;
}

void Wire::waitUntilWritable()
{
    m_socket->async_wait(asio::ip::tcp::socket::wait_write, [this, hold = m_holder.lock()](const asio::error_code &) {
        if (m_socket)
            writeKept();
    });
}

void Wire::writeKept()
{
    asio::error_code error;
    const size_t written = m_socket->write_some(asio::buffer(m_kept.constData() + m_keptAt, size_t(kept())), error);
    if (error && !mustWait(error)) {
        m_kept = {};
        m_keptAt = 0;
        m_owner->wireBroken(*this);
        return;
    }
    m_keptAt += error ? 0 : qsizetype(written);
    if (kept() > 0)
        return waitUntilWritable();
    m_kept = {}; // the memory as well
    m_keptAt = 0;
    if (m_endsSending)
        m_socket->shutdown(asio::ip::tcp::socket::shutdown_send, error);
    m_owner->wireWritten(*this);
}

void Wire::endSending()
{
    if (!m_socket || std::exchange(m_endsSending, true) || kept() > 0)
        return;
    asio::error_code ignored;
    m_socket->shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
}

void Wire::close()
{
    if (!m_socket)
        return;
    asio::error_code ignored;
    m_socket->close(ignored);
    m_socket.reset();
    m_kept = {};
    m_keptAt = 0;
}

void Wire::reset()
{
    if (!m_socket)
        return;
    asio::error_code ignored;
    m_socket->set_option(asio::socket_base::linger(true, 0), ignored);
    close();
}

} // namespace proxydeck
