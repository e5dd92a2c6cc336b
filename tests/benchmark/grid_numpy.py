"""Two contenders of grid_peers.mjs: the same grid as numpy formulas over the whole plane, with the funding as a
geometric series, or summed and watched payment by payment, as it must be where there is a basis.
"""

import json
import sys
import time

import numpy as np

SIDE, FILLS = 512, 3 if sys.argv[2:] == ["walk"] else 20
PRICE, COINS, RATE, FEE, MAINTENANCE = 65000.0, 5.0, 0.0001, 0.0005, 0.004


def liquidation_at(backing):
    return (backing + COINS * PRICE) / (COINS * (1 + MAINTENANCE))


def fill(axis):
    part = np.linspace(0.0, 1.0, SIDE)[:, None]
    days = 30 * part if axis == "days" else np.full((SIDE, 1), 30.0)
    leverage = np.full((SIDE, 1), 5.0) if axis == "days" else np.exp(np.log(20) * part)
    price = (PRICE * np.linspace(0.5, 1.5, SIDE))[None, :]
    collateral = COINS * PRICE / leverage
    payments = np.floor(days * 3 + 1e-9)
    funding, dead = (walk if sys.argv[2:] == ["walk"] else series)(days, price, collateral, payments)
    dead |= price >= liquidation_at(collateral + funding)
    hedge = np.where(dead, -collateral, COINS * (PRICE - price) + funding - FEE * COINS * price)
    net = COINS * (price - PRICE) + hedge - FEE * COINS * PRICE
    return net.astype(np.float32), dead.astype(np.float32)


def series(days, price, collateral, payments):
    step = np.log(price / PRICE) / np.maximum(3 * days, 1e-300)
    step = np.where(payments > 0, step, 0.0)
    growth, last = np.exp(step), np.exp(step * payments)
    flat = np.abs(step) < 1e-12
    total = np.where(flat, payments, growth * (last - 1) / np.where(flat, 1.0, growth - 1))
    funding = RATE * COINS * PRICE * total
    paid = payments > 0
    dead = paid & (PRICE * growth >= liquidation_at(collateral))
    dead |= paid & (PRICE * last >= liquidation_at(collateral + funding - RATE * COINS * PRICE * last))
    return funding, dead


def walk(days, price, collateral, payments):
    step = np.log(price / PRICE) / np.maximum(3 * days, 1e-300)
    funding = np.zeros((SIDE, SIDE))
    dead = np.zeros((SIDE, SIDE), dtype=bool)
    for k in range(1, int(payments.max()) + 1):
        paid = k <= payments
        mark = PRICE * np.exp(np.where(paid, step * k, 0.0))
        dead |= paid & (mark >= liquidation_at(collateral + funding))
        funding += np.where(paid, RATE * COINS * mark, 0.0)
    return funding, dead


taken = []
for _ in range(FILLS):
    start = time.perf_counter()
    net, dead = fill(sys.argv[1])
    taken.append(1000 * (time.perf_counter() - start))
cells = [float(net.ravel()[i * 37321]) for i in range(8)]
print(json.dumps({"ms": min(taken), "dead": int(dead.sum()), "cells": cells}))
