// Generated from the compiled contracts by `npm run generate`; do not edit.

export const attendanceBookAbi = [
  {
    "inputs": [
      {
        "internalType": "contract IValidatorRegistry",
        "name": "validators",
        "type": "address"
      },
      {
        "internalType": "contract IVerdictRegistry",
        "name": "registry",
        "type": "address"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "constructor"
  },
  {
    "inputs": [
      {
        "internalType": "RoundId",
        "name": "round",
        "type": "uint64"
      },
      {
        "internalType": "uint256",
        "name": "seedTime",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "rearmedAt",
        "type": "uint256"
      }
    ],
    "name": "Attendance_BeforeRearming",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "RoundId",
        "name": "round",
        "type": "uint64"
      },
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      }
    ],
    "name": "Attendance_Committed",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "RoundId",
        "name": "round",
        "type": "uint64"
      }
    ],
    "name": "Attendance_NamedTwice",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "RoundId",
        "name": "round",
        "type": "uint64"
      },
      {
        "internalType": "enum Phase",
        "name": "phase",
        "type": "uint8"
      }
    ],
    "name": "Attendance_NoCommittee",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "RoundId",
        "name": "round",
        "type": "uint64"
      },
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      }
    ],
    "name": "Attendance_NoSeat",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "RoundId",
        "name": "round",
        "type": "uint64"
      },
      {
        "internalType": "uint256",
        "name": "word",
        "type": "uint256"
      }
    ],
    "name": "Attendance_OutsideWindow",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "internalType": "uint256",
        "name": "misses",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "commits",
        "type": "uint256"
      }
    ],
    "name": "Attendance_TooFewMisses",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "RoundId",
        "name": "round",
        "type": "uint64"
      },
      {
        "internalType": "uint256",
        "name": "epoch",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "present",
        "type": "uint256"
      }
    ],
    "name": "Attendance_TooOld",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "internalType": "enum Standing",
        "name": "standing",
        "type": "uint8"
      }
    ],
    "name": "Attendance_WrongStanding",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "RoundId",
        "name": "round",
        "type": "uint64"
      },
      {
        "internalType": "address",
        "name": "hub",
        "type": "address"
      }
    ],
    "name": "Registry_ForeignRound",
    "type": "error"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "indexed": true,
        "internalType": "uint256",
        "name": "word",
        "type": "uint256"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "missed",
        "type": "uint256"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "commits",
        "type": "uint256"
      }
    ],
    "name": "AbsenceProven",
    "type": "event"
  },
  {
    "inputs": [],
    "name": "LEAST_MISSES",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "contract IVerificationHub",
        "name": "hub",
        "type": "address"
      },
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "internalType": "RoundId[]",
        "name": "rounds",
        "type": "uint64[]"
      }
    ],
    "name": "prove",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  }
] as const;

export const contestBookAbi = [
  {
    "inputs": [
      {
        "internalType": "contract IVerdictRegistry",
        "name": "registry",
        "type": "address"
      },
      {
        "internalType": "contract IFeeLedger",
        "name": "ledger",
        "type": "address"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "constructor"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "target",
        "type": "address"
      }
    ],
    "name": "AddressEmptyCode",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "RequestId",
        "name": "requestId",
        "type": "uint64"
      },
      {
        "internalType": "uint256",
        "name": "index",
        "type": "uint256"
      }
    ],
    "name": "Contest_AlreadyRedeemed",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "RequestId",
        "name": "requestId",
        "type": "uint64"
      },
      {
        "internalType": "uint256",
        "name": "given",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "expected",
        "type": "uint256"
      }
    ],
    "name": "Contest_BadChildren",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "RequestId",
        "name": "requestId",
        "type": "uint64"
      },
      {
        "internalType": "uint256",
        "name": "words",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "expected",
        "type": "uint256"
      }
    ],
    "name": "Contest_BadWords",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "RequestId",
        "name": "requestId",
        "type": "uint64"
      },
      {
        "internalType": "uint256",
        "name": "budget",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "needed",
        "type": "uint256"
      }
    ],
    "name": "Contest_BudgetTooSmall",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "RequestId",
        "name": "requestId",
        "type": "uint64"
      },
      {
        "internalType": "uint256",
        "name": "index",
        "type": "uint256"
      },
      {
        "internalType": "bytes32",
        "name": "given",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "expected",
        "type": "bytes32"
      }
    ],
    "name": "Contest_ChallengeDiffers",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "RequestId",
        "name": "requestId",
        "type": "uint64"
      },
      {
        "internalType": "RoundId",
        "name": "round",
        "type": "uint64"
      },
      {
        "internalType": "bytes32",
        "name": "given",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "expected",
        "type": "bytes32"
      }
    ],
    "name": "Contest_ChildDiffers",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "RequestId",
        "name": "requestId",
        "type": "uint64"
      },
      {
        "internalType": "bytes32",
        "name": "given",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "expected",
        "type": "bytes32"
      }
    ],
    "name": "Contest_ClearDiffers",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "RequestId",
        "name": "requestId",
        "type": "uint64"
      },
      {
        "internalType": "bytes32",
        "name": "given",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "expected",
        "type": "bytes32"
      }
    ],
    "name": "Contest_HeaderDiffers",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "RequestId",
        "name": "requestId",
        "type": "uint64"
      },
      {
        "internalType": "uint256",
        "name": "word",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "bits",
        "type": "uint256"
      }
    ],
    "name": "Contest_MissedLeftOut",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "RequestId",
        "name": "requestId",
        "type": "uint64"
      },
      {
        "internalType": "uint256",
        "name": "until",
        "type": "uint256"
      }
    ],
    "name": "Contest_MustEscalate",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "RequestId",
        "name": "requestId",
        "type": "uint64"
      }
    ],
    "name": "Contest_NoClaims",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "RequestId",
        "name": "requestId",
        "type": "uint64"
      },
      {
        "internalType": "uint256",
        "name": "level",
        "type": "uint256"
      }
    ],
    "name": "Contest_NoDeeperLevel",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "RequestId",
        "name": "requestId",
        "type": "uint64"
      }
    ],
    "name": "Contest_NotEnded",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "RequestId",
        "name": "requestId",
        "type": "uint64"
      }
    ],
    "name": "Contest_NotOpen",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "RequestId",
        "name": "requestId",
        "type": "uint64"
      },
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "Contest_NotRequester",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "RequestId",
        "name": "requestId",
        "type": "uint64"
      },
      {
        "internalType": "uint256",
        "name": "word",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "bits",
        "type": "uint256"
      }
    ],
    "name": "Contest_NotSelected",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "RequestId",
        "name": "requestId",
        "type": "uint64"
      }
    ],
    "name": "Contest_NotVoting",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "RequestId",
        "name": "requestId",
        "type": "uint64"
      }
    ],
    "name": "Contest_NothingMissed",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "RequestId",
        "name": "requestId",
        "type": "uint64"
      }
    ],
    "name": "Contest_NothingToDecide",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "RequestId",
        "name": "requestId",
        "type": "uint64"
      },
      {
        "internalType": "bytes32",
        "name": "given",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "expected",
        "type": "bytes32"
      }
    ],
    "name": "Contest_ResultDiffers",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "RequestId",
        "name": "requestId",
        "type": "uint64"
      },
      {
        "internalType": "RoundId",
        "name": "round",
        "type": "uint64"
      },
      {
        "internalType": "RoundState",
        "name": "given",
        "type": "uint256"
      },
      {
        "internalType": "RoundState",
        "name": "stored",
        "type": "uint256"
      }
    ],
    "name": "Contest_RoundDiffers",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "RequestId",
        "name": "requestId",
        "type": "uint64"
      },
      {
        "internalType": "bytes32",
        "name": "given",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "expected",
        "type": "bytes32"
      }
    ],
    "name": "Contest_SelectionDiffers",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "RequestId",
        "name": "requestId",
        "type": "uint64"
      },
      {
        "internalType": "bytes32",
        "name": "given",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "expected",
        "type": "bytes32"
      }
    ],
    "name": "Contest_SentinelsDiffer",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "RequestId",
        "name": "requestId",
        "type": "uint64"
      }
    ],
    "name": "Contest_SentinelsRevealed",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "RequestId",
        "name": "requestId",
        "type": "uint64"
      }
    ],
    "name": "Contest_StillAdmitted",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "RequestId",
        "name": "requestId",
        "type": "uint64"
      },
      {
        "internalType": "RoundId",
        "name": "round",
        "type": "uint64"
      },
      {
        "internalType": "RoundState",
        "name": "state",
        "type": "uint256"
      }
    ],
    "name": "Contest_StillVoting",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "RequestId",
        "name": "requestId",
        "type": "uint64"
      },
      {
        "internalType": "uint256",
        "name": "word",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "bits",
        "type": "uint256"
      }
    ],
    "name": "Contest_Undecided",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "RequestId",
        "name": "requestId",
        "type": "uint64"
      },
      {
        "internalType": "bytes32",
        "name": "given",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "stored",
        "type": "bytes32"
      }
    ],
    "name": "Contest_Unknown",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "RequestId",
        "name": "requestId",
        "type": "uint64"
      },
      {
        "internalType": "bytes32",
        "name": "given",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "expected",
        "type": "bytes32"
      }
    ],
    "name": "Contest_VerdictDiffers",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "RequestId",
        "name": "requestId",
        "type": "uint64"
      },
      {
        "internalType": "uint256",
        "name": "endsAt",
        "type": "uint256"
      }
    ],
    "name": "Contest_WindowOpen",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "RequestId",
        "name": "requestId",
        "type": "uint64"
      },
      {
        "internalType": "uint256",
        "name": "endsAt",
        "type": "uint256"
      }
    ],
    "name": "Contest_WindowOver",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "FailedCall",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "RoundId",
        "name": "round",
        "type": "uint64"
      },
      {
        "internalType": "address",
        "name": "hub",
        "type": "address"
      }
    ],
    "name": "Registry_ForeignRound",
    "type": "error"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "RequestId",
        "name": "requestId",
        "type": "uint64"
      },
      {
        "indexed": true,
        "internalType": "uint256",
        "name": "index",
        "type": "uint256"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "challenger",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint8",
        "name": "level",
        "type": "uint8"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "bond",
        "type": "uint256"
      },
      {
        "indexed": false,
        "internalType": "uint256[]",
        "name": "claims",
        "type": "uint256[]"
      }
    ],
    "name": "Challenged",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "RequestId",
        "name": "requestId",
        "type": "uint64"
      },
      {
        "indexed": false,
        "internalType": "uint256[]",
        "name": "verdict",
        "type": "uint256[]"
      }
    ],
    "name": "ChallengesLapsed",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "RequestId",
        "name": "requestId",
        "type": "uint64"
      },
      {
        "components": [
          {
            "internalType": "address",
            "name": "hub",
            "type": "address"
          },
          {
            "internalType": "RequestId",
            "name": "requestId",
            "type": "uint64"
          },
          {
            "internalType": "bytes32",
            "name": "headerHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "resultDigest",
            "type": "bytes32"
          },
          {
            "internalType": "uint8",
            "name": "level",
            "type": "uint8"
          },
          {
            "internalType": "enum ContestPhase",
            "name": "phase",
            "type": "uint8"
          },
          {
            "internalType": "uint40",
            "name": "since",
            "type": "uint40"
          },
          {
            "internalType": "uint8",
            "name": "countedLevel",
            "type": "uint8"
          },
          {
            "internalType": "uint16",
            "name": "seats",
            "type": "uint16"
          },
          {
            "internalType": "uint16",
            "name": "selected",
            "type": "uint16"
          },
          {
            "internalType": "uint16",
            "name": "challenged",
            "type": "uint16"
          },
          {
            "internalType": "uint128",
            "name": "budget",
            "type": "uint128"
          },
          {
            "internalType": "bytes32",
            "name": "verdictHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "clearHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "selectionHash",
            "type": "bytes32"
          },
          {
            "internalType": "RoundId[4]",
            "name": "rounds",
            "type": "uint64[4]"
          },
          {
            "internalType": "uint8",
            "name": "roundCount",
            "type": "uint8"
          }
        ],
        "indexed": false,
        "internalType": "struct Contest",
        "name": "contest",
        "type": "tuple"
      }
    ],
    "name": "ContestChanged",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "RequestId",
        "name": "requestId",
        "type": "uint64"
      },
      {
        "indexed": true,
        "internalType": "uint8",
        "name": "level",
        "type": "uint8"
      },
      {
        "indexed": false,
        "internalType": "uint256[]",
        "name": "selection",
        "type": "uint256[]"
      }
    ],
    "name": "Escalated",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "RequestId",
        "name": "requestId",
        "type": "uint64"
      },
      {
        "indexed": true,
        "internalType": "uint8",
        "name": "level",
        "type": "uint8"
      },
      {
        "indexed": false,
        "internalType": "uint256[]",
        "name": "verdict",
        "type": "uint256[]"
      },
      {
        "indexed": false,
        "internalType": "uint256[]",
        "name": "clear",
        "type": "uint256[]"
      }
    ],
    "name": "LevelConcluded",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "RequestId",
        "name": "requestId",
        "type": "uint64"
      },
      {
        "indexed": true,
        "internalType": "uint256",
        "name": "index",
        "type": "uint256"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "challenger",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "payout",
        "type": "uint256"
      }
    ],
    "name": "Redeemed",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "RequestId",
        "name": "requestId",
        "type": "uint64"
      },
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "salt",
            "type": "bytes32"
          },
          {
            "internalType": "uint256[]",
            "name": "claims",
            "type": "uint256[]"
          },
          {
            "internalType": "uint256[]",
            "name": "answers",
            "type": "uint256[]"
          }
        ],
        "indexed": false,
        "internalType": "struct Sentinels",
        "name": "sentinels",
        "type": "tuple"
      },
      {
        "indexed": false,
        "internalType": "uint256[]",
        "name": "missed",
        "type": "uint256[]"
      }
    ],
    "name": "SentinelsRevealed",
    "type": "event"
  },
  {
    "inputs": [],
    "name": "ESCALATION_PERIOD",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "address",
            "name": "hub",
            "type": "address"
          },
          {
            "internalType": "RequestId",
            "name": "requestId",
            "type": "uint64"
          },
          {
            "internalType": "bytes32",
            "name": "headerHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "resultDigest",
            "type": "bytes32"
          },
          {
            "internalType": "uint8",
            "name": "level",
            "type": "uint8"
          },
          {
            "internalType": "enum ContestPhase",
            "name": "phase",
            "type": "uint8"
          },
          {
            "internalType": "uint40",
            "name": "since",
            "type": "uint40"
          },
          {
            "internalType": "uint8",
            "name": "countedLevel",
            "type": "uint8"
          },
          {
            "internalType": "uint16",
            "name": "seats",
            "type": "uint16"
          },
          {
            "internalType": "uint16",
            "name": "selected",
            "type": "uint16"
          },
          {
            "internalType": "uint16",
            "name": "challenged",
            "type": "uint16"
          },
          {
            "internalType": "uint128",
            "name": "budget",
            "type": "uint128"
          },
          {
            "internalType": "bytes32",
            "name": "verdictHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "clearHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "selectionHash",
            "type": "bytes32"
          },
          {
            "internalType": "RoundId[4]",
            "name": "rounds",
            "type": "uint64[4]"
          },
          {
            "internalType": "uint8",
            "name": "roundCount",
            "type": "uint8"
          }
        ],
        "internalType": "struct Contest",
        "name": "contest",
        "type": "tuple"
      },
      {
        "components": [
          {
            "internalType": "address",
            "name": "requester",
            "type": "address"
          },
          {
            "internalType": "bytes32",
            "name": "bundleHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "claimsRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint32",
            "name": "claimCount",
            "type": "uint32"
          },
          {
            "internalType": "Domain",
            "name": "domain",
            "type": "uint8"
          },
          {
            "internalType": "enum Tier",
            "name": "tier",
            "type": "uint8"
          },
          {
            "internalType": "uint40",
            "name": "openedAt",
            "type": "uint40"
          },
          {
            "internalType": "uint128",
            "name": "fee",
            "type": "uint128"
          },
          {
            "internalType": "uint128",
            "name": "escalationBudget",
            "type": "uint128"
          },
          {
            "internalType": "uint128",
            "name": "statedValue",
            "type": "uint128"
          },
          {
            "internalType": "address",
            "name": "integrator",
            "type": "address"
          },
          {
            "internalType": "address",
            "name": "callback",
            "type": "address"
          },
          {
            "internalType": "bytes32",
            "name": "sentinelHash",
            "type": "bytes32"
          },
          {
            "internalType": "PolicyLevels",
            "name": "levels",
            "type": "uint256"
          },
          {
            "internalType": "PolicyTerms",
            "name": "terms",
            "type": "uint256"
          }
        ],
        "internalType": "struct RequestHeader",
        "name": "header",
        "type": "tuple"
      },
      {
        "components": [
          {
            "internalType": "RoundSummary",
            "name": "summary",
            "type": "uint256"
          },
          {
            "internalType": "RoundState",
            "name": "counted",
            "type": "uint256"
          },
          {
            "internalType": "bytes32",
            "name": "verdictHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "detailsHash",
            "type": "bytes32"
          }
        ],
        "internalType": "struct RoundResult",
        "name": "result",
        "type": "tuple"
      }
    ],
    "name": "abandon",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "address",
            "name": "requester",
            "type": "address"
          },
          {
            "internalType": "bytes32",
            "name": "bundleHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "claimsRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint32",
            "name": "claimCount",
            "type": "uint32"
          },
          {
            "internalType": "Domain",
            "name": "domain",
            "type": "uint8"
          },
          {
            "internalType": "enum Tier",
            "name": "tier",
            "type": "uint8"
          },
          {
            "internalType": "uint40",
            "name": "openedAt",
            "type": "uint40"
          },
          {
            "internalType": "uint128",
            "name": "fee",
            "type": "uint128"
          },
          {
            "internalType": "uint128",
            "name": "escalationBudget",
            "type": "uint128"
          },
          {
            "internalType": "uint128",
            "name": "statedValue",
            "type": "uint128"
          },
          {
            "internalType": "address",
            "name": "integrator",
            "type": "address"
          },
          {
            "internalType": "address",
            "name": "callback",
            "type": "address"
          },
          {
            "internalType": "bytes32",
            "name": "sentinelHash",
            "type": "bytes32"
          },
          {
            "internalType": "PolicyLevels",
            "name": "levels",
            "type": "uint256"
          },
          {
            "internalType": "PolicyTerms",
            "name": "terms",
            "type": "uint256"
          }
        ],
        "internalType": "struct RequestHeader",
        "name": "header",
        "type": "tuple"
      },
      {
        "internalType": "uint256",
        "name": "level",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "claims",
        "type": "uint256"
      }
    ],
    "name": "bondOf",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "pure",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "seats",
        "type": "uint256"
      }
    ],
    "name": "capacityOf",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "pure",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "address",
            "name": "hub",
            "type": "address"
          },
          {
            "internalType": "RequestId",
            "name": "requestId",
            "type": "uint64"
          },
          {
            "internalType": "bytes32",
            "name": "headerHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "resultDigest",
            "type": "bytes32"
          },
          {
            "internalType": "uint8",
            "name": "level",
            "type": "uint8"
          },
          {
            "internalType": "enum ContestPhase",
            "name": "phase",
            "type": "uint8"
          },
          {
            "internalType": "uint40",
            "name": "since",
            "type": "uint40"
          },
          {
            "internalType": "uint8",
            "name": "countedLevel",
            "type": "uint8"
          },
          {
            "internalType": "uint16",
            "name": "seats",
            "type": "uint16"
          },
          {
            "internalType": "uint16",
            "name": "selected",
            "type": "uint16"
          },
          {
            "internalType": "uint16",
            "name": "challenged",
            "type": "uint16"
          },
          {
            "internalType": "uint128",
            "name": "budget",
            "type": "uint128"
          },
          {
            "internalType": "bytes32",
            "name": "verdictHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "clearHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "selectionHash",
            "type": "bytes32"
          },
          {
            "internalType": "RoundId[4]",
            "name": "rounds",
            "type": "uint64[4]"
          },
          {
            "internalType": "uint8",
            "name": "roundCount",
            "type": "uint8"
          }
        ],
        "internalType": "struct Contest",
        "name": "contest",
        "type": "tuple"
      },
      {
        "components": [
          {
            "internalType": "address",
            "name": "requester",
            "type": "address"
          },
          {
            "internalType": "bytes32",
            "name": "bundleHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "claimsRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint32",
            "name": "claimCount",
            "type": "uint32"
          },
          {
            "internalType": "Domain",
            "name": "domain",
            "type": "uint8"
          },
          {
            "internalType": "enum Tier",
            "name": "tier",
            "type": "uint8"
          },
          {
            "internalType": "uint40",
            "name": "openedAt",
            "type": "uint40"
          },
          {
            "internalType": "uint128",
            "name": "fee",
            "type": "uint128"
          },
          {
            "internalType": "uint128",
            "name": "escalationBudget",
            "type": "uint128"
          },
          {
            "internalType": "uint128",
            "name": "statedValue",
            "type": "uint128"
          },
          {
            "internalType": "address",
            "name": "integrator",
            "type": "address"
          },
          {
            "internalType": "address",
            "name": "callback",
            "type": "address"
          },
          {
            "internalType": "bytes32",
            "name": "sentinelHash",
            "type": "bytes32"
          },
          {
            "internalType": "PolicyLevels",
            "name": "levels",
            "type": "uint256"
          },
          {
            "internalType": "PolicyTerms",
            "name": "terms",
            "type": "uint256"
          }
        ],
        "internalType": "struct RequestHeader",
        "name": "header",
        "type": "tuple"
      },
      {
        "internalType": "uint256[]",
        "name": "verdict",
        "type": "uint256[]"
      },
      {
        "internalType": "uint256[]",
        "name": "selection",
        "type": "uint256[]"
      },
      {
        "internalType": "uint256[]",
        "name": "claims",
        "type": "uint256[]"
      }
    ],
    "name": "challenge",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "index",
        "type": "uint256"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "RequestId",
        "name": "requestId",
        "type": "uint64"
      }
    ],
    "name": "challengeCountOf",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "RequestId",
        "name": "requestId",
        "type": "uint64"
      },
      {
        "internalType": "uint256",
        "name": "index",
        "type": "uint256"
      }
    ],
    "name": "challengeOf",
    "outputs": [
      {
        "components": [
          {
            "internalType": "address",
            "name": "challenger",
            "type": "address"
          },
          {
            "internalType": "uint16",
            "name": "claims",
            "type": "uint16"
          },
          {
            "internalType": "uint16",
            "name": "earlier",
            "type": "uint16"
          },
          {
            "internalType": "uint8",
            "name": "level",
            "type": "uint8"
          },
          {
            "internalType": "bool",
            "name": "isSentinel",
            "type": "bool"
          },
          {
            "internalType": "bool",
            "name": "isRedeemed",
            "type": "bool"
          },
          {
            "internalType": "bytes32",
            "name": "digest",
            "type": "bytes32"
          }
        ],
        "internalType": "struct Challenge",
        "name": "",
        "type": "tuple"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "RequestId",
        "name": "requestId",
        "type": "uint64"
      },
      {
        "internalType": "uint256",
        "name": "level",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "index",
        "type": "uint256"
      }
    ],
    "name": "challengedOf",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "address",
            "name": "hub",
            "type": "address"
          },
          {
            "internalType": "RequestId",
            "name": "requestId",
            "type": "uint64"
          },
          {
            "internalType": "bytes32",
            "name": "headerHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "resultDigest",
            "type": "bytes32"
          },
          {
            "internalType": "uint8",
            "name": "level",
            "type": "uint8"
          },
          {
            "internalType": "enum ContestPhase",
            "name": "phase",
            "type": "uint8"
          },
          {
            "internalType": "uint40",
            "name": "since",
            "type": "uint40"
          },
          {
            "internalType": "uint8",
            "name": "countedLevel",
            "type": "uint8"
          },
          {
            "internalType": "uint16",
            "name": "seats",
            "type": "uint16"
          },
          {
            "internalType": "uint16",
            "name": "selected",
            "type": "uint16"
          },
          {
            "internalType": "uint16",
            "name": "challenged",
            "type": "uint16"
          },
          {
            "internalType": "uint128",
            "name": "budget",
            "type": "uint128"
          },
          {
            "internalType": "bytes32",
            "name": "verdictHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "clearHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "selectionHash",
            "type": "bytes32"
          },
          {
            "internalType": "RoundId[4]",
            "name": "rounds",
            "type": "uint64[4]"
          },
          {
            "internalType": "uint8",
            "name": "roundCount",
            "type": "uint8"
          }
        ],
        "internalType": "struct Contest",
        "name": "contest",
        "type": "tuple"
      },
      {
        "components": [
          {
            "internalType": "address",
            "name": "requester",
            "type": "address"
          },
          {
            "internalType": "bytes32",
            "name": "bundleHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "claimsRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint32",
            "name": "claimCount",
            "type": "uint32"
          },
          {
            "internalType": "Domain",
            "name": "domain",
            "type": "uint8"
          },
          {
            "internalType": "enum Tier",
            "name": "tier",
            "type": "uint8"
          },
          {
            "internalType": "uint40",
            "name": "openedAt",
            "type": "uint40"
          },
          {
            "internalType": "uint128",
            "name": "fee",
            "type": "uint128"
          },
          {
            "internalType": "uint128",
            "name": "escalationBudget",
            "type": "uint128"
          },
          {
            "internalType": "uint128",
            "name": "statedValue",
            "type": "uint128"
          },
          {
            "internalType": "address",
            "name": "integrator",
            "type": "address"
          },
          {
            "internalType": "address",
            "name": "callback",
            "type": "address"
          },
          {
            "internalType": "bytes32",
            "name": "sentinelHash",
            "type": "bytes32"
          },
          {
            "internalType": "PolicyLevels",
            "name": "levels",
            "type": "uint256"
          },
          {
            "internalType": "PolicyTerms",
            "name": "terms",
            "type": "uint256"
          }
        ],
        "internalType": "struct RequestHeader",
        "name": "header",
        "type": "tuple"
      },
      {
        "internalType": "uint256[]",
        "name": "verdict",
        "type": "uint256[]"
      },
      {
        "internalType": "uint256[]",
        "name": "clear",
        "type": "uint256[]"
      },
      {
        "internalType": "uint256[]",
        "name": "selection",
        "type": "uint256[]"
      },
      {
        "components": [
          {
            "components": [
              {
                "internalType": "RoundSummary",
                "name": "summary",
                "type": "uint256"
              },
              {
                "internalType": "RoundState",
                "name": "counted",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "verdictHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "detailsHash",
                "type": "bytes32"
              }
            ],
            "internalType": "struct RoundResult",
            "name": "result",
            "type": "tuple"
          },
          {
            "internalType": "uint256[]",
            "name": "verdict",
            "type": "uint256[]"
          },
          {
            "internalType": "uint256[]",
            "name": "clear",
            "type": "uint256[]"
          },
          {
            "internalType": "bytes32",
            "name": "paysHash",
            "type": "bytes32"
          }
        ],
        "internalType": "struct ChildResult[]",
        "name": "children",
        "type": "tuple[]"
      }
    ],
    "name": "conclude",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "RequestId",
        "name": "requestId",
        "type": "uint64"
      }
    ],
    "name": "contestHashOf",
    "outputs": [
      {
        "internalType": "bytes32",
        "name": "",
        "type": "bytes32"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "RequestId",
        "name": "requestId",
        "type": "uint64"
      },
      {
        "internalType": "uint256",
        "name": "level",
        "type": "uint256"
      }
    ],
    "name": "costOf",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "cost",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "weight",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "address",
            "name": "hub",
            "type": "address"
          },
          {
            "internalType": "RequestId",
            "name": "requestId",
            "type": "uint64"
          },
          {
            "internalType": "bytes32",
            "name": "headerHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "resultDigest",
            "type": "bytes32"
          },
          {
            "internalType": "uint8",
            "name": "level",
            "type": "uint8"
          },
          {
            "internalType": "enum ContestPhase",
            "name": "phase",
            "type": "uint8"
          },
          {
            "internalType": "uint40",
            "name": "since",
            "type": "uint40"
          },
          {
            "internalType": "uint8",
            "name": "countedLevel",
            "type": "uint8"
          },
          {
            "internalType": "uint16",
            "name": "seats",
            "type": "uint16"
          },
          {
            "internalType": "uint16",
            "name": "selected",
            "type": "uint16"
          },
          {
            "internalType": "uint16",
            "name": "challenged",
            "type": "uint16"
          },
          {
            "internalType": "uint128",
            "name": "budget",
            "type": "uint128"
          },
          {
            "internalType": "bytes32",
            "name": "verdictHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "clearHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "selectionHash",
            "type": "bytes32"
          },
          {
            "internalType": "RoundId[4]",
            "name": "rounds",
            "type": "uint64[4]"
          },
          {
            "internalType": "uint8",
            "name": "roundCount",
            "type": "uint8"
          }
        ],
        "internalType": "struct Contest",
        "name": "contest",
        "type": "tuple"
      },
      {
        "components": [
          {
            "internalType": "address",
            "name": "requester",
            "type": "address"
          },
          {
            "internalType": "bytes32",
            "name": "bundleHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "claimsRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint32",
            "name": "claimCount",
            "type": "uint32"
          },
          {
            "internalType": "Domain",
            "name": "domain",
            "type": "uint8"
          },
          {
            "internalType": "enum Tier",
            "name": "tier",
            "type": "uint8"
          },
          {
            "internalType": "uint40",
            "name": "openedAt",
            "type": "uint40"
          },
          {
            "internalType": "uint128",
            "name": "fee",
            "type": "uint128"
          },
          {
            "internalType": "uint128",
            "name": "escalationBudget",
            "type": "uint128"
          },
          {
            "internalType": "uint128",
            "name": "statedValue",
            "type": "uint128"
          },
          {
            "internalType": "address",
            "name": "integrator",
            "type": "address"
          },
          {
            "internalType": "address",
            "name": "callback",
            "type": "address"
          },
          {
            "internalType": "bytes32",
            "name": "sentinelHash",
            "type": "bytes32"
          },
          {
            "internalType": "PolicyLevels",
            "name": "levels",
            "type": "uint256"
          },
          {
            "internalType": "PolicyTerms",
            "name": "terms",
            "type": "uint256"
          }
        ],
        "internalType": "struct RequestHeader",
        "name": "header",
        "type": "tuple"
      },
      {
        "internalType": "uint256[]",
        "name": "verdict",
        "type": "uint256[]"
      },
      {
        "internalType": "uint256[]",
        "name": "selection",
        "type": "uint256[]"
      }
    ],
    "name": "escalate",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "address",
            "name": "hub",
            "type": "address"
          },
          {
            "internalType": "RequestId",
            "name": "requestId",
            "type": "uint64"
          },
          {
            "internalType": "bytes32",
            "name": "headerHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "resultDigest",
            "type": "bytes32"
          },
          {
            "internalType": "uint8",
            "name": "level",
            "type": "uint8"
          },
          {
            "internalType": "enum ContestPhase",
            "name": "phase",
            "type": "uint8"
          },
          {
            "internalType": "uint40",
            "name": "since",
            "type": "uint40"
          },
          {
            "internalType": "uint8",
            "name": "countedLevel",
            "type": "uint8"
          },
          {
            "internalType": "uint16",
            "name": "seats",
            "type": "uint16"
          },
          {
            "internalType": "uint16",
            "name": "selected",
            "type": "uint16"
          },
          {
            "internalType": "uint16",
            "name": "challenged",
            "type": "uint16"
          },
          {
            "internalType": "uint128",
            "name": "budget",
            "type": "uint128"
          },
          {
            "internalType": "bytes32",
            "name": "verdictHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "clearHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "selectionHash",
            "type": "bytes32"
          },
          {
            "internalType": "RoundId[4]",
            "name": "rounds",
            "type": "uint64[4]"
          },
          {
            "internalType": "uint8",
            "name": "roundCount",
            "type": "uint8"
          }
        ],
        "internalType": "struct Contest",
        "name": "contest",
        "type": "tuple"
      },
      {
        "components": [
          {
            "internalType": "address",
            "name": "requester",
            "type": "address"
          },
          {
            "internalType": "bytes32",
            "name": "bundleHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "claimsRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint32",
            "name": "claimCount",
            "type": "uint32"
          },
          {
            "internalType": "Domain",
            "name": "domain",
            "type": "uint8"
          },
          {
            "internalType": "enum Tier",
            "name": "tier",
            "type": "uint8"
          },
          {
            "internalType": "uint40",
            "name": "openedAt",
            "type": "uint40"
          },
          {
            "internalType": "uint128",
            "name": "fee",
            "type": "uint128"
          },
          {
            "internalType": "uint128",
            "name": "escalationBudget",
            "type": "uint128"
          },
          {
            "internalType": "uint128",
            "name": "statedValue",
            "type": "uint128"
          },
          {
            "internalType": "address",
            "name": "integrator",
            "type": "address"
          },
          {
            "internalType": "address",
            "name": "callback",
            "type": "address"
          },
          {
            "internalType": "bytes32",
            "name": "sentinelHash",
            "type": "bytes32"
          },
          {
            "internalType": "PolicyLevels",
            "name": "levels",
            "type": "uint256"
          },
          {
            "internalType": "PolicyTerms",
            "name": "terms",
            "type": "uint256"
          }
        ],
        "internalType": "struct RequestHeader",
        "name": "header",
        "type": "tuple"
      },
      {
        "components": [
          {
            "internalType": "RoundSummary",
            "name": "summary",
            "type": "uint256"
          },
          {
            "internalType": "RoundState",
            "name": "counted",
            "type": "uint256"
          },
          {
            "internalType": "bytes32",
            "name": "verdictHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "detailsHash",
            "type": "bytes32"
          }
        ],
        "internalType": "struct RoundResult",
        "name": "result",
        "type": "tuple"
      },
      {
        "internalType": "uint256[]",
        "name": "verdict",
        "type": "uint256[]"
      },
      {
        "internalType": "uint256[]",
        "name": "selection",
        "type": "uint256[]"
      }
    ],
    "name": "finalize",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes[]",
        "name": "data",
        "type": "bytes[]"
      }
    ],
    "name": "multicall",
    "outputs": [
      {
        "internalType": "bytes[]",
        "name": "results",
        "type": "bytes[]"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "contract IVerificationHub",
        "name": "hub",
        "type": "address"
      },
      {
        "components": [
          {
            "internalType": "address",
            "name": "requester",
            "type": "address"
          },
          {
            "internalType": "bytes32",
            "name": "bundleHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "claimsRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint32",
            "name": "claimCount",
            "type": "uint32"
          },
          {
            "internalType": "Domain",
            "name": "domain",
            "type": "uint8"
          },
          {
            "internalType": "enum Tier",
            "name": "tier",
            "type": "uint8"
          },
          {
            "internalType": "uint40",
            "name": "openedAt",
            "type": "uint40"
          },
          {
            "internalType": "uint128",
            "name": "fee",
            "type": "uint128"
          },
          {
            "internalType": "uint128",
            "name": "escalationBudget",
            "type": "uint128"
          },
          {
            "internalType": "uint128",
            "name": "statedValue",
            "type": "uint128"
          },
          {
            "internalType": "address",
            "name": "integrator",
            "type": "address"
          },
          {
            "internalType": "address",
            "name": "callback",
            "type": "address"
          },
          {
            "internalType": "bytes32",
            "name": "sentinelHash",
            "type": "bytes32"
          },
          {
            "internalType": "PolicyLevels",
            "name": "levels",
            "type": "uint256"
          },
          {
            "internalType": "PolicyTerms",
            "name": "terms",
            "type": "uint256"
          }
        ],
        "internalType": "struct RequestHeader",
        "name": "header",
        "type": "tuple"
      },
      {
        "components": [
          {
            "internalType": "RoundSummary",
            "name": "summary",
            "type": "uint256"
          },
          {
            "internalType": "RoundState",
            "name": "counted",
            "type": "uint256"
          },
          {
            "internalType": "bytes32",
            "name": "verdictHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "detailsHash",
            "type": "bytes32"
          }
        ],
        "internalType": "struct RoundResult",
        "name": "result",
        "type": "tuple"
      }
    ],
    "name": "open",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "address",
            "name": "hub",
            "type": "address"
          },
          {
            "internalType": "RequestId",
            "name": "requestId",
            "type": "uint64"
          },
          {
            "internalType": "bytes32",
            "name": "headerHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "resultDigest",
            "type": "bytes32"
          },
          {
            "internalType": "uint8",
            "name": "level",
            "type": "uint8"
          },
          {
            "internalType": "enum ContestPhase",
            "name": "phase",
            "type": "uint8"
          },
          {
            "internalType": "uint40",
            "name": "since",
            "type": "uint40"
          },
          {
            "internalType": "uint8",
            "name": "countedLevel",
            "type": "uint8"
          },
          {
            "internalType": "uint16",
            "name": "seats",
            "type": "uint16"
          },
          {
            "internalType": "uint16",
            "name": "selected",
            "type": "uint16"
          },
          {
            "internalType": "uint16",
            "name": "challenged",
            "type": "uint16"
          },
          {
            "internalType": "uint128",
            "name": "budget",
            "type": "uint128"
          },
          {
            "internalType": "bytes32",
            "name": "verdictHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "clearHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "selectionHash",
            "type": "bytes32"
          },
          {
            "internalType": "RoundId[4]",
            "name": "rounds",
            "type": "uint64[4]"
          },
          {
            "internalType": "uint8",
            "name": "roundCount",
            "type": "uint8"
          }
        ],
        "internalType": "struct Contest",
        "name": "contest",
        "type": "tuple"
      },
      {
        "components": [
          {
            "internalType": "address",
            "name": "requester",
            "type": "address"
          },
          {
            "internalType": "bytes32",
            "name": "bundleHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "claimsRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint32",
            "name": "claimCount",
            "type": "uint32"
          },
          {
            "internalType": "Domain",
            "name": "domain",
            "type": "uint8"
          },
          {
            "internalType": "enum Tier",
            "name": "tier",
            "type": "uint8"
          },
          {
            "internalType": "uint40",
            "name": "openedAt",
            "type": "uint40"
          },
          {
            "internalType": "uint128",
            "name": "fee",
            "type": "uint128"
          },
          {
            "internalType": "uint128",
            "name": "escalationBudget",
            "type": "uint128"
          },
          {
            "internalType": "uint128",
            "name": "statedValue",
            "type": "uint128"
          },
          {
            "internalType": "address",
            "name": "integrator",
            "type": "address"
          },
          {
            "internalType": "address",
            "name": "callback",
            "type": "address"
          },
          {
            "internalType": "bytes32",
            "name": "sentinelHash",
            "type": "bytes32"
          },
          {
            "internalType": "PolicyLevels",
            "name": "levels",
            "type": "uint256"
          },
          {
            "internalType": "PolicyTerms",
            "name": "terms",
            "type": "uint256"
          }
        ],
        "internalType": "struct RequestHeader",
        "name": "header",
        "type": "tuple"
      },
      {
        "internalType": "uint256",
        "name": "index",
        "type": "uint256"
      },
      {
        "internalType": "uint256[]",
        "name": "claims",
        "type": "uint256[]"
      },
      {
        "internalType": "uint256[]",
        "name": "verdictBefore",
        "type": "uint256[]"
      },
      {
        "internalType": "uint256[]",
        "name": "finalVerdict",
        "type": "uint256[]"
      }
    ],
    "name": "redeem",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "payout",
        "type": "uint256"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "address",
            "name": "hub",
            "type": "address"
          },
          {
            "internalType": "RequestId",
            "name": "requestId",
            "type": "uint64"
          },
          {
            "internalType": "bytes32",
            "name": "headerHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "resultDigest",
            "type": "bytes32"
          },
          {
            "internalType": "uint8",
            "name": "level",
            "type": "uint8"
          },
          {
            "internalType": "enum ContestPhase",
            "name": "phase",
            "type": "uint8"
          },
          {
            "internalType": "uint40",
            "name": "since",
            "type": "uint40"
          },
          {
            "internalType": "uint8",
            "name": "countedLevel",
            "type": "uint8"
          },
          {
            "internalType": "uint16",
            "name": "seats",
            "type": "uint16"
          },
          {
            "internalType": "uint16",
            "name": "selected",
            "type": "uint16"
          },
          {
            "internalType": "uint16",
            "name": "challenged",
            "type": "uint16"
          },
          {
            "internalType": "uint128",
            "name": "budget",
            "type": "uint128"
          },
          {
            "internalType": "bytes32",
            "name": "verdictHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "clearHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "selectionHash",
            "type": "bytes32"
          },
          {
            "internalType": "RoundId[4]",
            "name": "rounds",
            "type": "uint64[4]"
          },
          {
            "internalType": "uint8",
            "name": "roundCount",
            "type": "uint8"
          }
        ],
        "internalType": "struct Contest",
        "name": "contest",
        "type": "tuple"
      },
      {
        "components": [
          {
            "internalType": "address",
            "name": "requester",
            "type": "address"
          },
          {
            "internalType": "bytes32",
            "name": "bundleHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "claimsRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint32",
            "name": "claimCount",
            "type": "uint32"
          },
          {
            "internalType": "Domain",
            "name": "domain",
            "type": "uint8"
          },
          {
            "internalType": "enum Tier",
            "name": "tier",
            "type": "uint8"
          },
          {
            "internalType": "uint40",
            "name": "openedAt",
            "type": "uint40"
          },
          {
            "internalType": "uint128",
            "name": "fee",
            "type": "uint128"
          },
          {
            "internalType": "uint128",
            "name": "escalationBudget",
            "type": "uint128"
          },
          {
            "internalType": "uint128",
            "name": "statedValue",
            "type": "uint128"
          },
          {
            "internalType": "address",
            "name": "integrator",
            "type": "address"
          },
          {
            "internalType": "address",
            "name": "callback",
            "type": "address"
          },
          {
            "internalType": "bytes32",
            "name": "sentinelHash",
            "type": "bytes32"
          },
          {
            "internalType": "PolicyLevels",
            "name": "levels",
            "type": "uint256"
          },
          {
            "internalType": "PolicyTerms",
            "name": "terms",
            "type": "uint256"
          }
        ],
        "internalType": "struct RequestHeader",
        "name": "header",
        "type": "tuple"
      },
      {
        "internalType": "uint256[]",
        "name": "verdict",
        "type": "uint256[]"
      },
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "salt",
            "type": "bytes32"
          },
          {
            "internalType": "uint256[]",
            "name": "claims",
            "type": "uint256[]"
          },
          {
            "internalType": "uint256[]",
            "name": "answers",
            "type": "uint256[]"
          }
        ],
        "internalType": "struct Sentinels",
        "name": "sentinels",
        "type": "tuple"
      },
      {
        "internalType": "uint256[]",
        "name": "claims",
        "type": "uint256[]"
      }
    ],
    "name": "revealSentinels",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  }
] as const;

export const emissionsControllerAbi = [
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "authority",
        "type": "address"
      },
      {
        "internalType": "contract MiraToken",
        "name": "token",
        "type": "address"
      },
      {
        "internalType": "contract IFeeLedger",
        "name": "ledger",
        "type": "address"
      },
      {
        "internalType": "contract IStakeManager",
        "name": "stakes",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "decay_",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "multiple_",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "posterBond_",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "vetoWindow_",
        "type": "uint256"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "constructor"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "authority",
        "type": "address"
      }
    ],
    "name": "AccessManagedInvalidAuthority",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "caller",
        "type": "address"
      },
      {
        "internalType": "uint32",
        "name": "delay",
        "type": "uint32"
      }
    ],
    "name": "AccessManagedRequiredDelay",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "caller",
        "type": "address"
      }
    ],
    "name": "AccessManagedUnauthorized",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "target",
        "type": "address"
      }
    ],
    "name": "AddressEmptyCode",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "decay",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "most",
        "type": "uint256"
      }
    ],
    "name": "Emissions_BadDecay",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "multiple",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "most",
        "type": "uint256"
      }
    ],
    "name": "Emissions_BadMultiple",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "cumulative",
        "type": "uint256"
      }
    ],
    "name": "Emissions_BadProof",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "left",
        "type": "uint256"
      }
    ],
    "name": "Emissions_BeyondBudget",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "epoch",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "settled",
        "type": "uint256"
      }
    ],
    "name": "Emissions_EpochNotNewer",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "Emissions_NoRoot",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "epoch",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "next",
        "type": "uint256"
      }
    ],
    "name": "Emissions_NotClosed",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "epoch",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "next",
        "type": "uint256"
      }
    ],
    "name": "Emissions_NotNext",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "epoch",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "closableAt",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "timestamp",
        "type": "uint256"
      }
    ],
    "name": "Emissions_NotYetFinal",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "Emissions_NothingPending",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "root",
        "type": "bytes32"
      },
      {
        "internalType": "uint256",
        "name": "activeAt",
        "type": "uint256"
      }
    ],
    "name": "Emissions_Pending",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "total",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "least",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "most",
        "type": "uint256"
      }
    ],
    "name": "Emissions_TotalOutOfBudget",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "root",
        "type": "bytes32"
      },
      {
        "internalType": "uint256",
        "name": "activeAt",
        "type": "uint256"
      }
    ],
    "name": "Emissions_WindowOpen",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "root",
        "type": "bytes32"
      },
      {
        "internalType": "uint256",
        "name": "activeAt",
        "type": "uint256"
      }
    ],
    "name": "Emissions_WindowOver",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "FailedCall",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "token",
        "type": "address"
      }
    ],
    "name": "SafeERC20FailedOperation",
    "type": "error"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": false,
        "internalType": "address",
        "name": "authority",
        "type": "address"
      }
    ],
    "name": "AuthorityUpdated",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "cumulative",
        "type": "uint256"
      }
    ],
    "name": "ContributionClaimed",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "root",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "uint256",
        "name": "epoch",
        "type": "uint256"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "poster",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "total",
        "type": "uint256"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "activeAt",
        "type": "uint256"
      },
      {
        "indexed": false,
        "internalType": "string",
        "name": "uri",
        "type": "string"
      }
    ],
    "name": "DistributionPosted",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "root",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "uint256",
        "name": "epoch",
        "type": "uint256"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "total",
        "type": "uint256"
      }
    ],
    "name": "DistributionSettled",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "root",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "poster",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "bond",
        "type": "uint256"
      }
    ],
    "name": "DistributionVetoed",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "indexed": true,
        "internalType": "Domain",
        "name": "domain",
        "type": "uint8"
      },
      {
        "indexed": true,
        "internalType": "uint256",
        "name": "epoch",
        "type": "uint256"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      }
    ],
    "name": "EmissionClaimed",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "uint256",
        "name": "epoch",
        "type": "uint256"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "earned",
        "type": "uint256"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "validators",
        "type": "uint256"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "contributors",
        "type": "uint256"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "reserve",
        "type": "uint256"
      }
    ],
    "name": "EpochClosed",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "multiple",
        "type": "uint256"
      }
    ],
    "name": "MultipleSet",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "address",
        "name": "from",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      }
    ],
    "name": "ReserveFunded",
    "type": "event"
  },
  {
    "inputs": [],
    "name": "CONTRIBUTOR_SHARE",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "MOST_DECAY",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "authority",
    "outputs": [
      {
        "internalType": "address",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "internalType": "Domain",
        "name": "domain",
        "type": "uint8"
      },
      {
        "internalType": "uint256[]",
        "name": "epochs",
        "type": "uint256[]"
      }
    ],
    "name": "claim",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "cumulative",
        "type": "uint256"
      },
      {
        "internalType": "bytes32[]",
        "name": "proof",
        "type": "bytes32[]"
      }
    ],
    "name": "claimContribution",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "epoch",
        "type": "uint256"
      }
    ],
    "name": "closableAt",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "epoch",
        "type": "uint256"
      }
    ],
    "name": "closeEpoch",
    "outputs": [
      {
        "components": [
          {
            "internalType": "uint128",
            "name": "validators",
            "type": "uint128"
          },
          {
            "internalType": "uint128",
            "name": "contributors",
            "type": "uint128"
          }
        ],
        "internalType": "struct IEmissionsController.Emission",
        "name": "emission",
        "type": "tuple"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "contributionClaimed",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "contributionsPaid",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "epoch",
        "type": "uint256"
      }
    ],
    "name": "contributorsUpTo",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "decay",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "internalType": "Domain",
        "name": "domain",
        "type": "uint8"
      },
      {
        "internalType": "uint256",
        "name": "epoch",
        "type": "uint256"
      }
    ],
    "name": "emissionFor",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "epoch",
        "type": "uint256"
      }
    ],
    "name": "emissionOf",
    "outputs": [
      {
        "components": [
          {
            "internalType": "uint128",
            "name": "validators",
            "type": "uint128"
          },
          {
            "internalType": "uint128",
            "name": "contributors",
            "type": "uint128"
          }
        ],
        "internalType": "struct IEmissionsController.Emission",
        "name": "",
        "type": "tuple"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      }
    ],
    "name": "fund",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "internalType": "Domain",
        "name": "domain",
        "type": "uint8"
      },
      {
        "internalType": "uint256",
        "name": "epoch",
        "type": "uint256"
      }
    ],
    "name": "isClaimed",
    "outputs": [
      {
        "internalType": "bool",
        "name": "",
        "type": "bool"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "isConsumingScheduledOp",
    "outputs": [
      {
        "internalType": "bytes4",
        "name": "",
        "type": "bytes4"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes[]",
        "name": "data",
        "type": "bytes[]"
      }
    ],
    "name": "multicall",
    "outputs": [
      {
        "internalType": "bytes[]",
        "name": "results",
        "type": "bytes[]"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "multiple",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "nextEpoch",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "pending",
    "outputs": [
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "root",
            "type": "bytes32"
          },
          {
            "internalType": "uint64",
            "name": "epoch",
            "type": "uint64"
          },
          {
            "internalType": "uint128",
            "name": "total",
            "type": "uint128"
          },
          {
            "internalType": "uint64",
            "name": "activeAt",
            "type": "uint64"
          },
          {
            "internalType": "address",
            "name": "poster",
            "type": "address"
          }
        ],
        "internalType": "struct IEmissionsController.Distribution",
        "name": "",
        "type": "tuple"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "root",
        "type": "bytes32"
      },
      {
        "internalType": "uint256",
        "name": "epoch",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "total",
        "type": "uint256"
      },
      {
        "internalType": "string",
        "name": "uri",
        "type": "string"
      }
    ],
    "name": "postDistribution",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "posterBond",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "previewClose",
    "outputs": [
      {
        "components": [
          {
            "internalType": "uint128",
            "name": "validators",
            "type": "uint128"
          },
          {
            "internalType": "uint128",
            "name": "contributors",
            "type": "uint128"
          }
        ],
        "internalType": "struct IEmissionsController.Emission",
        "name": "emission",
        "type": "tuple"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "reserve",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "newAuthority",
        "type": "address"
      }
    ],
    "name": "setAuthority",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "multiple_",
        "type": "uint256"
      }
    ],
    "name": "setMultiple",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "settleDistribution",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "settled",
    "outputs": [
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "root",
            "type": "bytes32"
          },
          {
            "internalType": "uint64",
            "name": "epoch",
            "type": "uint64"
          },
          {
            "internalType": "uint128",
            "name": "total",
            "type": "uint128"
          },
          {
            "internalType": "uint64",
            "name": "activeAt",
            "type": "uint64"
          },
          {
            "internalType": "address",
            "name": "poster",
            "type": "address"
          }
        ],
        "internalType": "struct IEmissionsController.Distribution",
        "name": "",
        "type": "tuple"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "vetoDistribution",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "vetoWindow",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  }
] as const;

export const equivocationProverAbi = [
  {
    "inputs": [
      {
        "internalType": "contract IERC20",
        "name": "token",
        "type": "address"
      },
      {
        "internalType": "contract IVerdictRegistry",
        "name": "registry",
        "type": "address"
      },
      {
        "internalType": "contract IValidatorRegistry",
        "name": "validators",
        "type": "address"
      },
      {
        "internalType": "contract IStakeManager",
        "name": "stakes",
        "type": "address"
      },
      {
        "internalType": "contract ISlasher",
        "name": "slasher",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "proofPeriod",
        "type": "uint256"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "constructor"
  },
  {
    "inputs": [],
    "name": "ERC5267ExtensionsNotSupported",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "commitment",
        "type": "bytes32"
      }
    ],
    "name": "Equivocation_BadSignature",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "RoundId",
        "name": "round",
        "type": "uint64"
      },
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      }
    ],
    "name": "Equivocation_NoSeat",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "RoundId",
        "name": "round",
        "type": "uint64"
      }
    ],
    "name": "Equivocation_NoSeed",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "RoundId",
        "name": "round",
        "type": "uint64"
      }
    ],
    "name": "Equivocation_NoSuchRound",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "RoundId",
        "name": "round",
        "type": "uint64"
      },
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "internalType": "address",
        "name": "signer",
        "type": "address"
      }
    ],
    "name": "Equivocation_NotOperator",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "RoundId",
        "name": "round",
        "type": "uint64"
      },
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      }
    ],
    "name": "Equivocation_NothingTaken",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "period",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "most",
        "type": "uint256"
      }
    ],
    "name": "Equivocation_ProofPeriodTooLong",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "RoundId",
        "name": "round",
        "type": "uint64"
      },
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      }
    ],
    "name": "Equivocation_ProvenBefore",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "RoundId",
        "name": "round",
        "type": "uint64"
      },
      {
        "internalType": "bytes32",
        "name": "commitment",
        "type": "bytes32"
      }
    ],
    "name": "Equivocation_SameCommitment",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "RoundId",
        "name": "round",
        "type": "uint64"
      },
      {
        "internalType": "uint256",
        "name": "end",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "timestamp",
        "type": "uint256"
      }
    ],
    "name": "Equivocation_TooLate",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "first",
        "type": "address"
      },
      {
        "internalType": "address",
        "name": "second",
        "type": "address"
      }
    ],
    "name": "Equivocation_TwoSigners",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "RoundId",
        "name": "round",
        "type": "uint64"
      },
      {
        "internalType": "address",
        "name": "hub",
        "type": "address"
      }
    ],
    "name": "Registry_ForeignRound",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "token",
        "type": "address"
      }
    ],
    "name": "SafeERC20FailedOperation",
    "type": "error"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "RoundId",
        "name": "round",
        "type": "uint64"
      },
      {
        "indexed": true,
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "prover",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "address",
        "name": "signer",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "bytes32",
        "name": "seed",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "bytes32",
        "name": "first",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "bytes32",
        "name": "second",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "taken",
        "type": "uint256"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "bounty",
        "type": "uint256"
      }
    ],
    "name": "EquivocationProven",
    "type": "event"
  },
  {
    "inputs": [],
    "name": "CAUSE",
    "outputs": [
      {
        "internalType": "bytes32",
        "name": "",
        "type": "bytes32"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "PROOF_PERIOD",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "SLASH_BPS",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "RoundId",
        "name": "round",
        "type": "uint64"
      },
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      }
    ],
    "name": "isProven",
    "outputs": [
      {
        "internalType": "bool",
        "name": "",
        "type": "bool"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "contract IVerificationHub",
        "name": "hub",
        "type": "address"
      },
      {
        "internalType": "RoundId",
        "name": "round",
        "type": "uint64"
      },
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "internalType": "bytes32",
        "name": "seed",
        "type": "bytes32"
      },
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "commitment",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "r",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "vs",
            "type": "bytes32"
          }
        ],
        "internalType": "struct IEquivocationProver.SignedCommitment",
        "name": "first",
        "type": "tuple"
      },
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "commitment",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "r",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "vs",
            "type": "bytes32"
          }
        ],
        "internalType": "struct IEquivocationProver.SignedCommitment",
        "name": "second",
        "type": "tuple"
      }
    ],
    "name": "prove",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "bounty",
        "type": "uint256"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "function"
  }
] as const;

export const feeLedgerAbi = [
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "authority",
        "type": "address"
      },
      {
        "internalType": "contract MiraToken",
        "name": "token",
        "type": "address"
      },
      {
        "internalType": "contract IValidatorRegistry",
        "name": "validators",
        "type": "address"
      },
      {
        "internalType": "contract IStakeManager",
        "name": "stakes",
        "type": "address"
      },
      {
        "internalType": "address",
        "name": "treasury",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "finalityPeriod",
        "type": "uint256"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "constructor"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "authority",
        "type": "address"
      }
    ],
    "name": "AccessManagedInvalidAuthority",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "caller",
        "type": "address"
      },
      {
        "internalType": "uint32",
        "name": "delay",
        "type": "uint32"
      }
    ],
    "name": "AccessManagedRequiredDelay",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "caller",
        "type": "address"
      }
    ],
    "name": "AccessManagedUnauthorized",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "credit",
        "type": "uint256"
      }
    ],
    "name": "Fees_MoreThanCredit",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "Fees_NoReceiver",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "Fees_NotHub",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "epoch",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "claimableAt",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "timestamp",
        "type": "uint256"
      }
    ],
    "name": "Fees_NotYetFinal",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "token",
        "type": "address"
      }
    ],
    "name": "SafeERC20FailedOperation",
    "type": "error"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": false,
        "internalType": "address",
        "name": "authority",
        "type": "address"
      }
    ],
    "name": "AuthorityUpdated",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "escrow",
        "type": "uint256"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "paid",
        "type": "uint256"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "owed",
        "type": "uint256"
      }
    ],
    "name": "BondSettled",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "indexed": true,
        "internalType": "Domain",
        "name": "domain",
        "type": "uint8"
      },
      {
        "indexed": true,
        "internalType": "uint256",
        "name": "epoch",
        "type": "uint256"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      },
      {
        "indexed": false,
        "internalType": "address",
        "name": "tipTo",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "tip",
        "type": "uint256"
      }
    ],
    "name": "ClawedBack",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "to",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      }
    ],
    "name": "CreditWithdrawn",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      }
    ],
    "name": "Credited",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "indexed": true,
        "internalType": "Domain",
        "name": "domain",
        "type": "uint8"
      },
      {
        "indexed": true,
        "internalType": "uint256",
        "name": "epoch",
        "type": "uint256"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      }
    ],
    "name": "EarningsClaimed",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "RoundId",
        "name": "round",
        "type": "uint64"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "integrator",
        "type": "address"
      },
      {
        "indexed": true,
        "internalType": "Domain",
        "name": "domain",
        "type": "uint8"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "epoch",
        "type": "uint256"
      },
      {
        "components": [
          {
            "internalType": "uint256",
            "name": "paid",
            "type": "uint256"
          },
          {
            "internalType": "uint256",
            "name": "tip",
            "type": "uint256"
          },
          {
            "internalType": "uint256",
            "name": "integrator",
            "type": "uint256"
          },
          {
            "internalType": "uint256",
            "name": "burned",
            "type": "uint256"
          },
          {
            "internalType": "uint256",
            "name": "treasury",
            "type": "uint256"
          },
          {
            "internalType": "uint256",
            "name": "refund",
            "type": "uint256"
          }
        ],
        "indexed": false,
        "internalType": "struct FeeDivision",
        "name": "division",
        "type": "tuple"
      },
      {
        "indexed": false,
        "internalType": "SeatPay[]",
        "name": "seats",
        "type": "uint256[]"
      }
    ],
    "name": "FeeDivided",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "address",
        "name": "hub",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "bool",
        "name": "allowed",
        "type": "bool"
      }
    ],
    "name": "HubAllowed",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "paid",
        "type": "uint256"
      }
    ],
    "name": "OwedPaid",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "address",
        "name": "treasury",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "burned",
        "type": "uint256"
      }
    ],
    "name": "ProtocolFeesSwept",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "indexed": true,
        "internalType": "Domain",
        "name": "domain",
        "type": "uint8"
      },
      {
        "indexed": false,
        "internalType": "int256",
        "name": "claims",
        "type": "int256"
      }
    ],
    "name": "Rescored",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "indexed": true,
        "internalType": "Domain",
        "name": "domain",
        "type": "uint8"
      },
      {
        "indexed": false,
        "internalType": "int256",
        "name": "score",
        "type": "int256"
      }
    ],
    "name": "ScoreSet",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "address",
        "name": "treasury",
        "type": "address"
      }
    ],
    "name": "TreasurySet",
    "type": "event"
  },
  {
    "inputs": [],
    "name": "FINALITY_PERIOD",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "FLIPS_DIVISOR",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "PAY_UNIT",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "TIP_DIVISOR",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "hub",
        "type": "address"
      }
    ],
    "name": "accessOf",
    "outputs": [
      {
        "internalType": "enum IFeeLedger.HubAccess",
        "name": "",
        "type": "uint8"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "hub",
        "type": "address"
      },
      {
        "internalType": "bool",
        "name": "allowed",
        "type": "bool"
      }
    ],
    "name": "allowHub",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "authority",
    "outputs": [
      {
        "internalType": "address",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "internalType": "Domain",
        "name": "domain",
        "type": "uint8"
      },
      {
        "internalType": "uint256[]",
        "name": "epochs",
        "type": "uint256[]"
      }
    ],
    "name": "claimEarnings",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "epoch",
        "type": "uint256"
      }
    ],
    "name": "claimableAt",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "internalType": "Domain",
        "name": "domain",
        "type": "uint8"
      },
      {
        "internalType": "uint256",
        "name": "epoch",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "units",
        "type": "uint256"
      },
      {
        "internalType": "address",
        "name": "tipTo",
        "type": "address"
      }
    ],
    "name": "clawBack",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "taken",
        "type": "uint256"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "creditOf",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      }
    ],
    "name": "deposit",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "from",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "validAfter",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "validBefore",
        "type": "uint256"
      },
      {
        "internalType": "bytes32",
        "name": "nonce",
        "type": "bytes32"
      },
      {
        "internalType": "uint8",
        "name": "v",
        "type": "uint8"
      },
      {
        "internalType": "bytes32",
        "name": "r",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "s",
        "type": "bytes32"
      }
    ],
    "name": "depositWithAuthorization",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "deadline",
        "type": "uint256"
      },
      {
        "internalType": "uint8",
        "name": "v",
        "type": "uint8"
      },
      {
        "internalType": "bytes32",
        "name": "r",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "s",
        "type": "bytes32"
      }
    ],
    "name": "depositWithPermit",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "RoundId",
            "name": "round",
            "type": "uint64"
          },
          {
            "internalType": "address",
            "name": "requester",
            "type": "address"
          },
          {
            "internalType": "address",
            "name": "settler",
            "type": "address"
          },
          {
            "internalType": "address",
            "name": "integrator",
            "type": "address"
          },
          {
            "internalType": "Domain",
            "name": "domain",
            "type": "uint8"
          },
          {
            "internalType": "uint128",
            "name": "fee",
            "type": "uint128"
          },
          {
            "internalType": "uint16",
            "name": "expectedSeats",
            "type": "uint16"
          },
          {
            "internalType": "uint16",
            "name": "committedSeats",
            "type": "uint16"
          },
          {
            "internalType": "PolicyTerms",
            "name": "terms",
            "type": "uint256"
          }
        ],
        "internalType": "struct RoundFees",
        "name": "fees",
        "type": "tuple"
      },
      {
        "internalType": "Score[]",
        "name": "scores",
        "type": "uint256[]"
      }
    ],
    "name": "divide",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "paid",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "refunded",
        "type": "uint256"
      },
      {
        "internalType": "bytes32",
        "name": "paysHash",
        "type": "bytes32"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "epoch",
        "type": "uint256"
      }
    ],
    "name": "earnedIn",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "internalType": "Domain",
        "name": "domain",
        "type": "uint8"
      },
      {
        "internalType": "uint256",
        "name": "epoch",
        "type": "uint256"
      }
    ],
    "name": "earningsOf",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "internalType": "Domain",
        "name": "domain",
        "type": "uint8"
      },
      {
        "internalType": "uint256",
        "name": "epoch",
        "type": "uint256"
      }
    ],
    "name": "isClaimed",
    "outputs": [
      {
        "internalType": "bool",
        "name": "",
        "type": "bool"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "isConsumingScheduledOp",
    "outputs": [
      {
        "internalType": "bytes4",
        "name": "",
        "type": "bytes4"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "isHub",
    "outputs": [
      {
        "internalType": "bool",
        "name": "",
        "type": "bool"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "internalType": "Domain",
        "name": "domain",
        "type": "uint8"
      }
    ],
    "name": "kappaOf",
    "outputs": [
      {
        "internalType": "int256",
        "name": "",
        "type": "int256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "owedOf",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "internalType": "Domain",
        "name": "domain",
        "type": "uint8"
      }
    ],
    "name": "pardon",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "payOwed",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "paid",
        "type": "uint256"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "protocolFees",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "treasury",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "burn",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "internalType": "Domain",
        "name": "domain",
        "type": "uint8"
      }
    ],
    "name": "rankOf",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "internalType": "Domain",
        "name": "domain",
        "type": "uint8"
      }
    ],
    "name": "recordOf",
    "outputs": [
      {
        "internalType": "KappaRecord",
        "name": "",
        "type": "uint112"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "escrow",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "openingFee",
        "type": "uint256"
      }
    ],
    "name": "refund",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      }
    ],
    "name": "releaseEscrow",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "internalType": "Domain",
        "name": "domain",
        "type": "uint8"
      },
      {
        "internalType": "int256",
        "name": "claims",
        "type": "int256"
      }
    ],
    "name": "rescore",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "internalType": "Domain",
        "name": "domain",
        "type": "uint8"
      }
    ],
    "name": "scoreOf",
    "outputs": [
      {
        "internalType": "int256",
        "name": "",
        "type": "int256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "newAuthority",
        "type": "address"
      }
    ],
    "name": "setAuthority",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "treasury",
        "type": "address"
      }
    ],
    "name": "setTreasury",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "escrow",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "payout",
        "type": "uint256"
      }
    ],
    "name": "settleBond",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "sweepProtocolFees",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "treasury",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "burned",
        "type": "uint256"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      }
    ],
    "name": "takeEscrow",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "treasuryAddress",
    "outputs": [
      {
        "internalType": "address",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      },
      {
        "internalType": "address",
        "name": "to",
        "type": "address"
      }
    ],
    "name": "withdrawCredit",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  }
] as const;

export const iVerdictCallbackAbi = [
  {
    "inputs": [
      {
        "internalType": "RequestId",
        "name": "requestId",
        "type": "uint64"
      },
      {
        "internalType": "bytes32",
        "name": "bundleHash",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "verdictHash",
        "type": "bytes32"
      },
      {
        "internalType": "uint256",
        "name": "logIndex",
        "type": "uint256"
      }
    ],
    "name": "onVerdict",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  }
] as const;

export const miraTokenAbi = [
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "holder",
        "type": "address"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "constructor"
  },
  {
    "inputs": [],
    "name": "CheckpointUnorderedInsertion",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "ECDSAInvalidSignature",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "length",
        "type": "uint256"
      }
    ],
    "name": "ECDSAInvalidSignatureLength",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "s",
        "type": "bytes32"
      }
    ],
    "name": "ECDSAInvalidSignatureS",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "increasedSupply",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "cap",
        "type": "uint256"
      }
    ],
    "name": "ERC20ExceededSafeSupply",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "spender",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "allowance",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "needed",
        "type": "uint256"
      }
    ],
    "name": "ERC20InsufficientAllowance",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "sender",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "balance",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "needed",
        "type": "uint256"
      }
    ],
    "name": "ERC20InsufficientBalance",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "approver",
        "type": "address"
      }
    ],
    "name": "ERC20InvalidApprover",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "receiver",
        "type": "address"
      }
    ],
    "name": "ERC20InvalidReceiver",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "sender",
        "type": "address"
      }
    ],
    "name": "ERC20InvalidSender",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "spender",
        "type": "address"
      }
    ],
    "name": "ERC20InvalidSpender",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "deadline",
        "type": "uint256"
      }
    ],
    "name": "ERC2612ExpiredSignature",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "signer",
        "type": "address"
      },
      {
        "internalType": "address",
        "name": "owner",
        "type": "address"
      }
    ],
    "name": "ERC2612InvalidSigner",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "validAfter",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "validBefore",
        "type": "uint256"
      }
    ],
    "name": "ERC3009InvalidAuthorizationTime",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "ERC3009InvalidSignature",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "authorizer",
        "type": "address"
      },
      {
        "internalType": "bytes32",
        "name": "nonce",
        "type": "bytes32"
      }
    ],
    "name": "ERC3009UsedAuthorization",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "timepoint",
        "type": "uint256"
      },
      {
        "internalType": "uint48",
        "name": "clock",
        "type": "uint48"
      }
    ],
    "name": "ERC5805FutureLookup",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "currentNonce",
        "type": "uint256"
      }
    ],
    "name": "InvalidAccountNonce",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "InvalidShortString",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint8",
        "name": "bits",
        "type": "uint8"
      },
      {
        "internalType": "uint256",
        "name": "value",
        "type": "uint256"
      }
    ],
    "name": "SafeCastOverflowedUintDowncast",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "string",
        "name": "str",
        "type": "string"
      }
    ],
    "name": "StringTooLong",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "expiry",
        "type": "uint256"
      }
    ],
    "name": "VotesExpiredSignature",
    "type": "error"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "address",
        "name": "owner",
        "type": "address"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "spender",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "value",
        "type": "uint256"
      }
    ],
    "name": "Approval",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "address",
        "name": "authorizer",
        "type": "address"
      },
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "nonce",
        "type": "bytes32"
      }
    ],
    "name": "AuthorizationCanceled",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "address",
        "name": "authorizer",
        "type": "address"
      },
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "nonce",
        "type": "bytes32"
      }
    ],
    "name": "AuthorizationUsed",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "address",
        "name": "delegator",
        "type": "address"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "fromDelegate",
        "type": "address"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "toDelegate",
        "type": "address"
      }
    ],
    "name": "DelegateChanged",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "address",
        "name": "delegate",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "previousVotes",
        "type": "uint256"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "newVotes",
        "type": "uint256"
      }
    ],
    "name": "DelegateVotesChanged",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [],
    "name": "EIP712DomainChanged",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "address",
        "name": "from",
        "type": "address"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "to",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "value",
        "type": "uint256"
      }
    ],
    "name": "Transfer",
    "type": "event"
  },
  {
    "inputs": [],
    "name": "CLOCK_MODE",
    "outputs": [
      {
        "internalType": "string",
        "name": "",
        "type": "string"
      }
    ],
    "stateMutability": "pure",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "DOMAIN_SEPARATOR",
    "outputs": [
      {
        "internalType": "bytes32",
        "name": "",
        "type": "bytes32"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "INITIAL_SUPPLY",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "owner",
        "type": "address"
      },
      {
        "internalType": "address",
        "name": "spender",
        "type": "address"
      }
    ],
    "name": "allowance",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "spender",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "value",
        "type": "uint256"
      }
    ],
    "name": "approve",
    "outputs": [
      {
        "internalType": "bool",
        "name": "",
        "type": "bool"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "authorizer",
        "type": "address"
      },
      {
        "internalType": "bytes32",
        "name": "nonce",
        "type": "bytes32"
      }
    ],
    "name": "authorizationState",
    "outputs": [
      {
        "internalType": "bool",
        "name": "",
        "type": "bool"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "balanceOf",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "value",
        "type": "uint256"
      }
    ],
    "name": "burn",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "value",
        "type": "uint256"
      }
    ],
    "name": "burnFrom",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "authorizer",
        "type": "address"
      },
      {
        "internalType": "bytes32",
        "name": "nonce",
        "type": "bytes32"
      },
      {
        "internalType": "uint8",
        "name": "v",
        "type": "uint8"
      },
      {
        "internalType": "bytes32",
        "name": "r",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "s",
        "type": "bytes32"
      }
    ],
    "name": "cancelAuthorization",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "internalType": "uint32",
        "name": "pos",
        "type": "uint32"
      }
    ],
    "name": "checkpoints",
    "outputs": [
      {
        "components": [
          {
            "internalType": "uint48",
            "name": "_key",
            "type": "uint48"
          },
          {
            "internalType": "uint208",
            "name": "_value",
            "type": "uint208"
          }
        ],
        "internalType": "struct Checkpoints.Checkpoint208",
        "name": "",
        "type": "tuple"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "clock",
    "outputs": [
      {
        "internalType": "uint48",
        "name": "",
        "type": "uint48"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "decimals",
    "outputs": [
      {
        "internalType": "uint8",
        "name": "",
        "type": "uint8"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "delegatee",
        "type": "address"
      }
    ],
    "name": "delegate",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "delegatee",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "nonce",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "expiry",
        "type": "uint256"
      },
      {
        "internalType": "uint8",
        "name": "v",
        "type": "uint8"
      },
      {
        "internalType": "bytes32",
        "name": "r",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "s",
        "type": "bytes32"
      }
    ],
    "name": "delegateBySig",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "delegates",
    "outputs": [
      {
        "internalType": "address",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "eip712Domain",
    "outputs": [
      {
        "internalType": "bytes1",
        "name": "fields",
        "type": "bytes1"
      },
      {
        "internalType": "string",
        "name": "name",
        "type": "string"
      },
      {
        "internalType": "string",
        "name": "version",
        "type": "string"
      },
      {
        "internalType": "uint256",
        "name": "chainId",
        "type": "uint256"
      },
      {
        "internalType": "address",
        "name": "verifyingContract",
        "type": "address"
      },
      {
        "internalType": "bytes32",
        "name": "salt",
        "type": "bytes32"
      },
      {
        "internalType": "uint256[]",
        "name": "extensions",
        "type": "uint256[]"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "timepoint",
        "type": "uint256"
      }
    ],
    "name": "getPastTotalSupply",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "timepoint",
        "type": "uint256"
      }
    ],
    "name": "getPastVotes",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "getVotes",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "name",
    "outputs": [
      {
        "internalType": "string",
        "name": "",
        "type": "string"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "owner",
        "type": "address"
      }
    ],
    "name": "nonces",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "numCheckpoints",
    "outputs": [
      {
        "internalType": "uint32",
        "name": "",
        "type": "uint32"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "owner",
        "type": "address"
      },
      {
        "internalType": "address",
        "name": "spender",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "value",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "deadline",
        "type": "uint256"
      },
      {
        "internalType": "uint8",
        "name": "v",
        "type": "uint8"
      },
      {
        "internalType": "bytes32",
        "name": "r",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "s",
        "type": "bytes32"
      }
    ],
    "name": "permit",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "from",
        "type": "address"
      },
      {
        "internalType": "address",
        "name": "to",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "value",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "validAfter",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "validBefore",
        "type": "uint256"
      },
      {
        "internalType": "bytes32",
        "name": "nonce",
        "type": "bytes32"
      },
      {
        "internalType": "uint8",
        "name": "v",
        "type": "uint8"
      },
      {
        "internalType": "bytes32",
        "name": "r",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "s",
        "type": "bytes32"
      }
    ],
    "name": "receiveWithAuthorization",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "symbol",
    "outputs": [
      {
        "internalType": "string",
        "name": "",
        "type": "string"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "totalSupply",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "to",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "value",
        "type": "uint256"
      }
    ],
    "name": "transfer",
    "outputs": [
      {
        "internalType": "bool",
        "name": "",
        "type": "bool"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "from",
        "type": "address"
      },
      {
        "internalType": "address",
        "name": "to",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "value",
        "type": "uint256"
      }
    ],
    "name": "transferFrom",
    "outputs": [
      {
        "internalType": "bool",
        "name": "",
        "type": "bool"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "from",
        "type": "address"
      },
      {
        "internalType": "address",
        "name": "to",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "value",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "validAfter",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "validBefore",
        "type": "uint256"
      },
      {
        "internalType": "bytes32",
        "name": "nonce",
        "type": "bytes32"
      },
      {
        "internalType": "uint8",
        "name": "v",
        "type": "uint8"
      },
      {
        "internalType": "bytes32",
        "name": "r",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "s",
        "type": "bytes32"
      }
    ],
    "name": "transferWithAuthorization",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  }
] as const;

export const policyBookAbi = [
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "authority",
        "type": "address"
      },
      {
        "internalType": "contract IValidatorRegistry",
        "name": "validators",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "leastPool",
        "type": "uint256"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "constructor"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "authority",
        "type": "address"
      }
    ],
    "name": "AccessManagedInvalidAuthority",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "caller",
        "type": "address"
      },
      {
        "internalType": "uint32",
        "name": "delay",
        "type": "uint32"
      }
    ],
    "name": "AccessManagedRequiredDelay",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "caller",
        "type": "address"
      }
    ],
    "name": "AccessManagedUnauthorized",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "minFamilies",
        "type": "uint256"
      }
    ],
    "name": "Policy_BadFamilies",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "level",
        "type": "uint256"
      },
      {
        "components": [
          {
            "internalType": "uint8",
            "name": "seats",
            "type": "uint8"
          },
          {
            "internalType": "uint8",
            "name": "leastSeats",
            "type": "uint8"
          },
          {
            "internalType": "uint8",
            "name": "cap",
            "type": "uint8"
          },
          {
            "internalType": "uint8",
            "name": "thresholdNumerator",
            "type": "uint8"
          },
          {
            "internalType": "uint8",
            "name": "thresholdDenominator",
            "type": "uint8"
          }
        ],
        "internalType": "struct LevelPolicy",
        "name": "policy",
        "type": "tuple"
      }
    ],
    "name": "Policy_BadLevel",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "seedDelay",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "seedBlocks",
        "type": "uint256"
      }
    ],
    "name": "Policy_BadSeedDelay",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "validatorShare",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "burnShare",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "integratorShare",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "settlerTip",
        "type": "uint256"
      }
    ],
    "name": "Policy_BadShares",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "level",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "numerator",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "denominator",
        "type": "uint256"
      }
    ],
    "name": "Policy_BadThreshold",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "window",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "least",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "most",
        "type": "uint256"
      }
    ],
    "name": "Policy_BadWindow",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "life",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "most",
        "type": "uint256"
      }
    ],
    "name": "Policy_LifeTooLong",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "committing",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "epochLength",
        "type": "uint256"
      }
    ],
    "name": "Policy_LongerThanEpoch",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "Domain",
        "name": "domain",
        "type": "uint8"
      },
      {
        "internalType": "enum Tier",
        "name": "tier",
        "type": "uint8"
      },
      {
        "internalType": "uint256",
        "name": "epoch",
        "type": "uint256"
      }
    ],
    "name": "Policy_NoDriftYet",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "levels",
        "type": "uint256"
      }
    ],
    "name": "Policy_NoLevels",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "Domain",
        "name": "domain",
        "type": "uint8"
      },
      {
        "internalType": "enum Tier",
        "name": "tier",
        "type": "uint8"
      }
    ],
    "name": "Policy_NotOffered",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "price",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "least",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "most",
        "type": "uint256"
      }
    ],
    "name": "Policy_PriceOutOfBounds",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "slashCapBps",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "most",
        "type": "uint256"
      }
    ],
    "name": "Policy_SlashCapTooHigh",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "returned",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "most",
        "type": "uint256"
      }
    ],
    "name": "Policy_TooMuchReturned",
    "type": "error"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": false,
        "internalType": "address",
        "name": "authority",
        "type": "address"
      }
    ],
    "name": "AuthorityUpdated",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "Domain",
        "name": "domain",
        "type": "uint8"
      },
      {
        "indexed": true,
        "internalType": "enum Tier",
        "name": "tier",
        "type": "uint8"
      },
      {
        "indexed": false,
        "internalType": "uint96",
        "name": "price",
        "type": "uint96"
      }
    ],
    "name": "PriceSet",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "enum Tier",
        "name": "tier",
        "type": "uint8"
      },
      {
        "indexed": false,
        "internalType": "PolicyLevels",
        "name": "levels",
        "type": "uint256"
      },
      {
        "indexed": false,
        "internalType": "PolicyTerms",
        "name": "terms",
        "type": "uint256"
      }
    ],
    "name": "TierSet",
    "type": "event"
  },
  {
    "inputs": [],
    "name": "EPOCH_LENGTH",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "LEAST_POOL",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "LEAST_PRICE",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "LEAST_VALIDATOR_SHARE",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "LEAST_WINDOW",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "MOST_DRIFT",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "MOST_FIRST_SEATS",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "MOST_INTEGRATOR_SHARE",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "MOST_LIFE",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "MOST_PRICE",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "MOST_RETURNED",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "MOST_SEATS",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "MOST_SEED_BLOCKS",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "MOST_SEED_DELAY",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "MOST_SETTLER_TIP",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "MOST_SLASH_CAP",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "MOST_WINDOW",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "TARGET_TURNOUT",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "authority",
    "outputs": [
      {
        "internalType": "address",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "Domain",
        "name": "domain",
        "type": "uint8"
      },
      {
        "internalType": "enum Tier",
        "name": "tier",
        "type": "uint8"
      }
    ],
    "name": "describe",
    "outputs": [
      {
        "components": [
          {
            "internalType": "uint8",
            "name": "seats",
            "type": "uint8"
          },
          {
            "internalType": "uint8",
            "name": "leastSeats",
            "type": "uint8"
          },
          {
            "internalType": "uint8",
            "name": "cap",
            "type": "uint8"
          },
          {
            "internalType": "uint8",
            "name": "thresholdNumerator",
            "type": "uint8"
          },
          {
            "internalType": "uint8",
            "name": "thresholdDenominator",
            "type": "uint8"
          }
        ],
        "internalType": "struct LevelPolicy[4]",
        "name": "levels",
        "type": "tuple[4]"
      },
      {
        "components": [
          {
            "internalType": "uint8",
            "name": "levels",
            "type": "uint8"
          },
          {
            "internalType": "uint8",
            "name": "minFamilies",
            "type": "uint8"
          },
          {
            "internalType": "uint16",
            "name": "seedDelay",
            "type": "uint16"
          },
          {
            "internalType": "uint16",
            "name": "seedBlocks",
            "type": "uint16"
          },
          {
            "internalType": "uint24",
            "name": "commitWindow",
            "type": "uint24"
          },
          {
            "internalType": "uint24",
            "name": "revealWindow",
            "type": "uint24"
          },
          {
            "internalType": "uint24",
            "name": "challengeWindow",
            "type": "uint24"
          },
          {
            "internalType": "uint16",
            "name": "slashMultiple",
            "type": "uint16"
          },
          {
            "internalType": "uint16",
            "name": "slashCapBps",
            "type": "uint16"
          },
          {
            "internalType": "uint16",
            "name": "validatorShare",
            "type": "uint16"
          },
          {
            "internalType": "uint16",
            "name": "burnShare",
            "type": "uint16"
          },
          {
            "internalType": "uint16",
            "name": "integratorShare",
            "type": "uint16"
          },
          {
            "internalType": "uint16",
            "name": "settlerTip",
            "type": "uint16"
          },
          {
            "internalType": "uint96",
            "name": "price",
            "type": "uint96"
          }
        ],
        "internalType": "struct TierTerms",
        "name": "terms",
        "type": "tuple"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "Domain",
        "name": "domain",
        "type": "uint8"
      },
      {
        "internalType": "enum Tier",
        "name": "tier",
        "type": "uint8"
      },
      {
        "internalType": "uint256",
        "name": "expectedSeats",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "committedSeats",
        "type": "uint256"
      }
    ],
    "name": "driftPrice",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "price",
        "type": "uint256"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "PolicyLevels",
        "name": "levels",
        "type": "uint256"
      },
      {
        "internalType": "PolicyTerms",
        "name": "terms",
        "type": "uint256"
      }
    ],
    "name": "hashOf",
    "outputs": [
      {
        "internalType": "bytes32",
        "name": "",
        "type": "bytes32"
      }
    ],
    "stateMutability": "pure",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "isConsumingScheduledOp",
    "outputs": [
      {
        "internalType": "bytes4",
        "name": "",
        "type": "bytes4"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "Domain",
        "name": "domain",
        "type": "uint8"
      },
      {
        "internalType": "enum Tier",
        "name": "tier",
        "type": "uint8"
      }
    ],
    "name": "policyOf",
    "outputs": [
      {
        "internalType": "PolicyLevels",
        "name": "levels",
        "type": "uint256"
      },
      {
        "internalType": "PolicyTerms",
        "name": "terms",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "newAuthority",
        "type": "address"
      }
    ],
    "name": "setAuthority",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "Domain",
        "name": "domain",
        "type": "uint8"
      },
      {
        "internalType": "enum Tier",
        "name": "tier",
        "type": "uint8"
      },
      {
        "internalType": "uint96",
        "name": "price",
        "type": "uint96"
      }
    ],
    "name": "setPrice",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "enum Tier",
        "name": "tier",
        "type": "uint8"
      },
      {
        "components": [
          {
            "internalType": "uint8",
            "name": "seats",
            "type": "uint8"
          },
          {
            "internalType": "uint8",
            "name": "leastSeats",
            "type": "uint8"
          },
          {
            "internalType": "uint8",
            "name": "cap",
            "type": "uint8"
          },
          {
            "internalType": "uint8",
            "name": "thresholdNumerator",
            "type": "uint8"
          },
          {
            "internalType": "uint8",
            "name": "thresholdDenominator",
            "type": "uint8"
          }
        ],
        "internalType": "struct LevelPolicy[4]",
        "name": "levels",
        "type": "tuple[4]"
      },
      {
        "components": [
          {
            "internalType": "uint8",
            "name": "levels",
            "type": "uint8"
          },
          {
            "internalType": "uint8",
            "name": "minFamilies",
            "type": "uint8"
          },
          {
            "internalType": "uint16",
            "name": "seedDelay",
            "type": "uint16"
          },
          {
            "internalType": "uint16",
            "name": "seedBlocks",
            "type": "uint16"
          },
          {
            "internalType": "uint24",
            "name": "commitWindow",
            "type": "uint24"
          },
          {
            "internalType": "uint24",
            "name": "revealWindow",
            "type": "uint24"
          },
          {
            "internalType": "uint24",
            "name": "challengeWindow",
            "type": "uint24"
          },
          {
            "internalType": "uint16",
            "name": "slashMultiple",
            "type": "uint16"
          },
          {
            "internalType": "uint16",
            "name": "slashCapBps",
            "type": "uint16"
          },
          {
            "internalType": "uint16",
            "name": "validatorShare",
            "type": "uint16"
          },
          {
            "internalType": "uint16",
            "name": "burnShare",
            "type": "uint16"
          },
          {
            "internalType": "uint16",
            "name": "integratorShare",
            "type": "uint16"
          },
          {
            "internalType": "uint16",
            "name": "settlerTip",
            "type": "uint16"
          },
          {
            "internalType": "uint96",
            "name": "price",
            "type": "uint96"
          }
        ],
        "internalType": "struct TierTerms",
        "name": "terms",
        "type": "tuple"
      }
    ],
    "name": "setTier",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "PolicyLevels",
        "name": "levels",
        "type": "uint256"
      },
      {
        "internalType": "PolicyTerms",
        "name": "terms",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "claims",
        "type": "uint256"
      }
    ],
    "name": "valueAtRisk",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  }
] as const;

export const rankBookAbi = [
  {
    "inputs": [
      {
        "internalType": "contract IERC20",
        "name": "token",
        "type": "address"
      },
      {
        "internalType": "contract IValidatorRegistry",
        "name": "validators",
        "type": "address"
      },
      {
        "internalType": "contract IFeeLedger",
        "name": "ledger",
        "type": "address"
      },
      {
        "internalType": "contract IPolicyBook",
        "name": "policies",
        "type": "address"
      },
      {
        "internalType": "contract ISlasher",
        "name": "slasher",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "jailTime",
        "type": "uint256"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "constructor"
  },
  {
    "inputs": [
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "internalType": "Domain",
        "name": "domain",
        "type": "uint8"
      },
      {
        "internalType": "int256",
        "name": "score",
        "type": "int256"
      },
      {
        "internalType": "int256",
        "name": "floor",
        "type": "int256"
      }
    ],
    "name": "Ranks_AboveFloor",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "jailTime",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "most",
        "type": "uint256"
      }
    ],
    "name": "Ranks_JailTimeTooLong",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "token",
        "type": "address"
      }
    ],
    "name": "SafeERC20FailedOperation",
    "type": "error"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "indexed": true,
        "internalType": "Domain",
        "name": "domain",
        "type": "uint8"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "by",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "asked",
        "type": "uint256"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "taken",
        "type": "uint256"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "bounty",
        "type": "uint256"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "until",
        "type": "uint256"
      }
    ],
    "name": "Jailed",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "indexed": true,
        "internalType": "Domain",
        "name": "domain",
        "type": "uint8"
      },
      {
        "indexed": false,
        "internalType": "int256",
        "name": "score",
        "type": "int256"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "rank",
        "type": "uint256"
      }
    ],
    "name": "RankSynced",
    "type": "event"
  },
  {
    "inputs": [],
    "name": "CAUSE",
    "outputs": [
      {
        "internalType": "bytes32",
        "name": "",
        "type": "bytes32"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "FLOOR_MULTIPLE",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "JAIL_TIME",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "internalType": "Domain",
        "name": "domain",
        "type": "uint8"
      }
    ],
    "name": "canJail",
    "outputs": [
      {
        "internalType": "bool",
        "name": "",
        "type": "bool"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "internalType": "Domain",
        "name": "domain",
        "type": "uint8"
      }
    ],
    "name": "jail",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "taken",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "bounty",
        "type": "uint256"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "Domain",
        "name": "domain",
        "type": "uint8"
      }
    ],
    "name": "slashIn",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "internalType": "Domain",
        "name": "domain",
        "type": "uint8"
      }
    ],
    "name": "sync",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "rank",
        "type": "uint256"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "function"
  }
] as const;

export const reckonerAbi = [
  {
    "inputs": [
      {
        "internalType": "contract IERC20",
        "name": "token",
        "type": "address"
      },
      {
        "internalType": "contract IContestBook",
        "name": "contests",
        "type": "address"
      },
      {
        "internalType": "contract IFeeLedger",
        "name": "ledger",
        "type": "address"
      },
      {
        "internalType": "contract ISlasher",
        "name": "slasher",
        "type": "address"
      },
      {
        "internalType": "contract IStakeManager",
        "name": "stakes",
        "type": "address"
      },
      {
        "internalType": "contract IValidatorRegistry",
        "name": "validators",
        "type": "address"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "constructor"
  },
  {
    "inputs": [
      {
        "internalType": "RequestId",
        "name": "requestId",
        "type": "uint64"
      },
      {
        "internalType": "uint256",
        "name": "index",
        "type": "uint256"
      }
    ],
    "name": "Reckoner_AlreadyPaid",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "RoundId",
        "name": "round",
        "type": "uint64"
      },
      {
        "internalType": "uint256",
        "name": "position",
        "type": "uint256"
      }
    ],
    "name": "Reckoner_BadOpening",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "RequestId",
        "name": "requestId",
        "type": "uint64"
      },
      {
        "internalType": "uint256",
        "name": "index",
        "type": "uint256"
      },
      {
        "internalType": "bytes32",
        "name": "given",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "expected",
        "type": "bytes32"
      }
    ],
    "name": "Reckoner_ChallengeDiffers",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "RoundId",
        "name": "round",
        "type": "uint64"
      },
      {
        "internalType": "bytes32",
        "name": "given",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "expected",
        "type": "bytes32"
      }
    ],
    "name": "Reckoner_CommitmentsDiffer",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "RoundId",
        "name": "round",
        "type": "uint64"
      },
      {
        "internalType": "enum IReckoner.Part",
        "name": "part",
        "type": "uint8"
      },
      {
        "internalType": "bytes32",
        "name": "given",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "expected",
        "type": "bytes32"
      }
    ],
    "name": "Reckoner_Differs",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "RequestId",
        "name": "requestId",
        "type": "uint64"
      },
      {
        "internalType": "uint256",
        "name": "index",
        "type": "uint256"
      }
    ],
    "name": "Reckoner_NoFlip",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "RoundId",
        "name": "round",
        "type": "uint64"
      },
      {
        "internalType": "uint256",
        "name": "position",
        "type": "uint256"
      }
    ],
    "name": "Reckoner_NotCounted",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "RequestId",
        "name": "requestId",
        "type": "uint64"
      }
    ],
    "name": "Reckoner_NotFinal",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "RoundId",
        "name": "round",
        "type": "uint64"
      }
    ],
    "name": "Reckoner_NotOverruled",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "RoundId",
        "name": "round",
        "type": "uint64"
      }
    ],
    "name": "Reckoner_NothingNew",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "RequestId",
        "name": "requestId",
        "type": "uint64"
      },
      {
        "internalType": "uint256",
        "name": "end",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "timestamp",
        "type": "uint256"
      }
    ],
    "name": "Reckoner_TooEarly",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "RequestId",
        "name": "requestId",
        "type": "uint64"
      },
      {
        "internalType": "uint256",
        "name": "end",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "timestamp",
        "type": "uint256"
      }
    ],
    "name": "Reckoner_TooLate",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "RequestId",
        "name": "requestId",
        "type": "uint64"
      },
      {
        "internalType": "bytes32",
        "name": "given",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "stored",
        "type": "bytes32"
      }
    ],
    "name": "Reckoner_UnknownContest",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "RoundId",
        "name": "round",
        "type": "uint64"
      },
      {
        "internalType": "bytes32",
        "name": "given",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "expected",
        "type": "bytes32"
      }
    ],
    "name": "Reckoner_UnknownRound",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "RequestId",
        "name": "requestId",
        "type": "uint64"
      },
      {
        "internalType": "bytes32",
        "name": "given",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "expected",
        "type": "bytes32"
      }
    ],
    "name": "Reckoner_VerdictDiffers",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "token",
        "type": "address"
      }
    ],
    "name": "SafeERC20FailedOperation",
    "type": "error"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "RequestId",
        "name": "requestId",
        "type": "uint64"
      },
      {
        "indexed": true,
        "internalType": "uint256",
        "name": "index",
        "type": "uint256"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "challenger",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      }
    ],
    "name": "BountyPaid",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "RoundId",
        "name": "round",
        "type": "uint64"
      },
      {
        "indexed": true,
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "position",
        "type": "uint256"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "wrong",
        "type": "uint256"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "right",
        "type": "uint256"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "clawedBack",
        "type": "uint256"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "slashed",
        "type": "uint256"
      }
    ],
    "name": "Reckoned",
    "type": "event"
  },
  {
    "inputs": [],
    "name": "CAUSE",
    "outputs": [
      {
        "internalType": "bytes32",
        "name": "",
        "type": "bytes32"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "RECKON_PERIOD",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "RequestId",
        "name": "requestId",
        "type": "uint64"
      },
      {
        "internalType": "uint256",
        "name": "level",
        "type": "uint256"
      }
    ],
    "name": "bountyOf",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "address",
            "name": "hub",
            "type": "address"
          },
          {
            "internalType": "RequestId",
            "name": "requestId",
            "type": "uint64"
          },
          {
            "internalType": "bytes32",
            "name": "headerHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "resultDigest",
            "type": "bytes32"
          },
          {
            "internalType": "uint8",
            "name": "level",
            "type": "uint8"
          },
          {
            "internalType": "enum ContestPhase",
            "name": "phase",
            "type": "uint8"
          },
          {
            "internalType": "uint40",
            "name": "since",
            "type": "uint40"
          },
          {
            "internalType": "uint8",
            "name": "countedLevel",
            "type": "uint8"
          },
          {
            "internalType": "uint16",
            "name": "seats",
            "type": "uint16"
          },
          {
            "internalType": "uint16",
            "name": "selected",
            "type": "uint16"
          },
          {
            "internalType": "uint16",
            "name": "challenged",
            "type": "uint16"
          },
          {
            "internalType": "uint128",
            "name": "budget",
            "type": "uint128"
          },
          {
            "internalType": "bytes32",
            "name": "verdictHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "clearHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "selectionHash",
            "type": "bytes32"
          },
          {
            "internalType": "RoundId[4]",
            "name": "rounds",
            "type": "uint64[4]"
          },
          {
            "internalType": "uint8",
            "name": "roundCount",
            "type": "uint8"
          }
        ],
        "internalType": "struct Contest",
        "name": "contest",
        "type": "tuple"
      },
      {
        "internalType": "uint256",
        "name": "index",
        "type": "uint256"
      },
      {
        "internalType": "uint256[]",
        "name": "claims",
        "type": "uint256[]"
      },
      {
        "internalType": "uint256[]",
        "name": "verdictBefore",
        "type": "uint256[]"
      },
      {
        "internalType": "uint256[]",
        "name": "finalVerdict",
        "type": "uint256[]"
      }
    ],
    "name": "claimBounty",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "RoundId",
        "name": "round",
        "type": "uint64"
      },
      {
        "internalType": "uint256",
        "name": "position",
        "type": "uint256"
      }
    ],
    "name": "isReckoned",
    "outputs": [
      {
        "internalType": "bool",
        "name": "",
        "type": "bool"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "address",
            "name": "hub",
            "type": "address"
          },
          {
            "internalType": "RequestId",
            "name": "requestId",
            "type": "uint64"
          },
          {
            "internalType": "bytes32",
            "name": "headerHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "resultDigest",
            "type": "bytes32"
          },
          {
            "internalType": "uint8",
            "name": "level",
            "type": "uint8"
          },
          {
            "internalType": "enum ContestPhase",
            "name": "phase",
            "type": "uint8"
          },
          {
            "internalType": "uint40",
            "name": "since",
            "type": "uint40"
          },
          {
            "internalType": "uint8",
            "name": "countedLevel",
            "type": "uint8"
          },
          {
            "internalType": "uint16",
            "name": "seats",
            "type": "uint16"
          },
          {
            "internalType": "uint16",
            "name": "selected",
            "type": "uint16"
          },
          {
            "internalType": "uint16",
            "name": "challenged",
            "type": "uint16"
          },
          {
            "internalType": "uint128",
            "name": "budget",
            "type": "uint128"
          },
          {
            "internalType": "bytes32",
            "name": "verdictHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "clearHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "selectionHash",
            "type": "bytes32"
          },
          {
            "internalType": "RoundId[4]",
            "name": "rounds",
            "type": "uint64[4]"
          },
          {
            "internalType": "uint8",
            "name": "roundCount",
            "type": "uint8"
          }
        ],
        "internalType": "struct Contest",
        "name": "contest",
        "type": "tuple"
      },
      {
        "components": [
          {
            "internalType": "address",
            "name": "requester",
            "type": "address"
          },
          {
            "internalType": "bytes32",
            "name": "bundleHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "claimsRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint32",
            "name": "claimCount",
            "type": "uint32"
          },
          {
            "internalType": "Domain",
            "name": "domain",
            "type": "uint8"
          },
          {
            "internalType": "enum Tier",
            "name": "tier",
            "type": "uint8"
          },
          {
            "internalType": "uint40",
            "name": "openedAt",
            "type": "uint40"
          },
          {
            "internalType": "uint128",
            "name": "fee",
            "type": "uint128"
          },
          {
            "internalType": "uint128",
            "name": "escalationBudget",
            "type": "uint128"
          },
          {
            "internalType": "uint128",
            "name": "statedValue",
            "type": "uint128"
          },
          {
            "internalType": "address",
            "name": "integrator",
            "type": "address"
          },
          {
            "internalType": "address",
            "name": "callback",
            "type": "address"
          },
          {
            "internalType": "bytes32",
            "name": "sentinelHash",
            "type": "bytes32"
          },
          {
            "internalType": "PolicyLevels",
            "name": "levels",
            "type": "uint256"
          },
          {
            "internalType": "PolicyTerms",
            "name": "terms",
            "type": "uint256"
          }
        ],
        "internalType": "struct RequestHeader",
        "name": "header",
        "type": "tuple"
      },
      {
        "components": [
          {
            "components": [
              {
                "internalType": "RoundSummary",
                "name": "summary",
                "type": "uint256"
              },
              {
                "internalType": "RoundState",
                "name": "counted",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "verdictHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "detailsHash",
                "type": "bytes32"
              }
            ],
            "internalType": "struct RoundResult",
            "name": "result",
            "type": "tuple"
          },
          {
            "components": [
              {
                "internalType": "RequestId",
                "name": "requestId",
                "type": "uint64"
              },
              {
                "internalType": "bytes32",
                "name": "selectionHash",
                "type": "bytes32"
              },
              {
                "internalType": "uint16",
                "name": "child",
                "type": "uint16"
              },
              {
                "internalType": "uint128",
                "name": "fee",
                "type": "uint128"
              }
            ],
            "internalType": "struct DeeperRound",
            "name": "deeper",
            "type": "tuple"
          },
          {
            "components": [
              {
                "internalType": "Seat",
                "name": "seat",
                "type": "uint256"
              },
              {
                "internalType": "bytes32",
                "name": "commitment",
                "type": "bytes32"
              }
            ],
            "internalType": "struct SeatedCommitment[]",
            "name": "commitments",
            "type": "tuple[]"
          },
          {
            "internalType": "uint256[]",
            "name": "pays",
            "type": "uint256[]"
          },
          {
            "internalType": "bytes32",
            "name": "clearHash",
            "type": "bytes32"
          },
          {
            "internalType": "uint256[]",
            "name": "verdict",
            "type": "uint256[]"
          },
          {
            "internalType": "uint256[]",
            "name": "selection",
            "type": "uint256[]"
          }
        ],
        "internalType": "struct Overruled",
        "name": "overruled",
        "type": "tuple"
      },
      {
        "components": [
          {
            "internalType": "uint256",
            "name": "position",
            "type": "uint256"
          },
          {
            "internalType": "bytes32",
            "name": "salt",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "reportHash",
            "type": "bytes32"
          },
          {
            "internalType": "uint256[]",
            "name": "planes",
            "type": "uint256[]"
          }
        ],
        "internalType": "struct Opening[]",
        "name": "openings",
        "type": "tuple[]"
      },
      {
        "internalType": "uint256[]",
        "name": "finalVerdict",
        "type": "uint256[]"
      },
      {
        "internalType": "uint256[]",
        "name": "clear",
        "type": "uint256[]"
      }
    ],
    "name": "reckon",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "RequestId",
        "name": "requestId",
        "type": "uint64"
      },
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      }
    ],
    "name": "takenFor",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  }
] as const;

export const roundCounterAbi = [
  {
    "inputs": [
      {
        "internalType": "RoundId",
        "name": "round",
        "type": "uint64"
      },
      {
        "internalType": "uint256",
        "name": "position",
        "type": "uint256"
      }
    ],
    "name": "Hub_BadOpening",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "words",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "expected",
        "type": "uint256"
      }
    ],
    "name": "Hub_BadPlanes",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "RoundId",
        "name": "round",
        "type": "uint64"
      },
      {
        "internalType": "RoundState",
        "name": "given",
        "type": "uint256"
      },
      {
        "internalType": "RoundState",
        "name": "stored",
        "type": "uint256"
      }
    ],
    "name": "Hub_CommitmentsDiffer",
    "type": "error"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "RoundId",
            "name": "id",
            "type": "uint64"
          },
          {
            "internalType": "RoundConfig",
            "name": "config",
            "type": "uint256"
          },
          {
            "internalType": "RoundState",
            "name": "start",
            "type": "uint256"
          },
          {
            "internalType": "RoundState",
            "name": "state",
            "type": "uint256"
          },
          {
            "internalType": "PolicyLevels",
            "name": "levels",
            "type": "uint256"
          },
          {
            "internalType": "PolicyTerms",
            "name": "terms",
            "type": "uint256"
          }
        ],
        "internalType": "struct IRoundCounter.Round",
        "name": "round",
        "type": "tuple"
      },
      {
        "components": [
          {
            "internalType": "Seat",
            "name": "seat",
            "type": "uint256"
          },
          {
            "internalType": "bytes32",
            "name": "secret",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "reportHash",
            "type": "bytes32"
          }
        ],
        "internalType": "struct Ballot[]",
        "name": "ballots",
        "type": "tuple[]"
      },
      {
        "internalType": "uint256[]",
        "name": "planes",
        "type": "uint256[]"
      }
    ],
    "name": "count",
    "outputs": [
      {
        "internalType": "uint256[]",
        "name": "verdict",
        "type": "uint256[]"
      },
      {
        "internalType": "Score[]",
        "name": "scores",
        "type": "uint256[]"
      },
      {
        "internalType": "uint256",
        "name": "opened",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "RoundId",
            "name": "id",
            "type": "uint64"
          },
          {
            "internalType": "RoundConfig",
            "name": "config",
            "type": "uint256"
          },
          {
            "internalType": "RoundState",
            "name": "start",
            "type": "uint256"
          },
          {
            "internalType": "RoundState",
            "name": "state",
            "type": "uint256"
          },
          {
            "internalType": "PolicyLevels",
            "name": "levels",
            "type": "uint256"
          },
          {
            "internalType": "PolicyTerms",
            "name": "terms",
            "type": "uint256"
          }
        ],
        "internalType": "struct IRoundCounter.Round",
        "name": "round",
        "type": "tuple"
      },
      {
        "components": [
          {
            "internalType": "Seat",
            "name": "seat",
            "type": "uint256"
          },
          {
            "internalType": "bytes32",
            "name": "secret",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "reportHash",
            "type": "bytes32"
          }
        ],
        "internalType": "struct Ballot[]",
        "name": "ballots",
        "type": "tuple[]"
      },
      {
        "internalType": "uint256[]",
        "name": "planes",
        "type": "uint256[]"
      }
    ],
    "name": "countDeeper",
    "outputs": [
      {
        "internalType": "uint256[]",
        "name": "verdict",
        "type": "uint256[]"
      },
      {
        "internalType": "Score[]",
        "name": "scores",
        "type": "uint256[]"
      },
      {
        "internalType": "uint256",
        "name": "opened",
        "type": "uint256"
      },
      {
        "internalType": "uint256[]",
        "name": "clear",
        "type": "uint256[]"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  }
] as const;

export const slasherAbi = [
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "authority",
        "type": "address"
      },
      {
        "internalType": "contract ERC20Burnable",
        "name": "token",
        "type": "address"
      },
      {
        "internalType": "contract IValidatorRegistry",
        "name": "validators",
        "type": "address"
      },
      {
        "internalType": "contract IStakeManager",
        "name": "stakes",
        "type": "address"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "constructor"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "authority",
        "type": "address"
      }
    ],
    "name": "AccessManagedInvalidAuthority",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "caller",
        "type": "address"
      },
      {
        "internalType": "uint32",
        "name": "delay",
        "type": "uint32"
      }
    ],
    "name": "AccessManagedRequiredDelay",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "caller",
        "type": "address"
      }
    ],
    "name": "AccessManagedUnauthorized",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint8",
        "name": "bits",
        "type": "uint8"
      },
      {
        "internalType": "uint256",
        "name": "value",
        "type": "uint256"
      }
    ],
    "name": "SafeCastOverflowedUintDowncast",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "token",
        "type": "address"
      }
    ],
    "name": "SafeERC20FailedOperation",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "bps",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "bound",
        "type": "uint256"
      }
    ],
    "name": "Slasher_AboveBound",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "cause",
        "type": "bytes32"
      },
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "Slasher_NotReporter",
    "type": "error"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": false,
        "internalType": "address",
        "name": "authority",
        "type": "address"
      }
    ],
    "name": "AuthorityUpdated",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "cause",
        "type": "bytes32"
      },
      {
        "components": [
          {
            "internalType": "address",
            "name": "reporter",
            "type": "address"
          },
          {
            "internalType": "uint16",
            "name": "maxBps",
            "type": "uint16"
          },
          {
            "internalType": "uint16",
            "name": "maxEpochBps",
            "type": "uint16"
          },
          {
            "internalType": "uint16",
            "name": "bountyBps",
            "type": "uint16"
          }
        ],
        "indexed": false,
        "internalType": "struct ISlasher.CauseTerms",
        "name": "terms",
        "type": "tuple"
      }
    ],
    "name": "CauseSet",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "cause",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "evidence",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "asked",
        "type": "uint256"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "stakeBefore",
        "type": "uint256"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "bondBefore",
        "type": "uint256"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "taken",
        "type": "uint256"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "bounty",
        "type": "uint256"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "burned",
        "type": "uint256"
      }
    ],
    "name": "Slashed",
    "type": "event"
  },
  {
    "inputs": [],
    "name": "MOST_BOUNTY_BPS",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "MOST_EPOCH_BPS",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "MOST_SLASH_BPS",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "internalType": "bytes32",
        "name": "cause",
        "type": "bytes32"
      }
    ],
    "name": "allowanceOf",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "most",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "authority",
    "outputs": [
      {
        "internalType": "address",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "isConsumingScheduledOp",
    "outputs": [
      {
        "internalType": "bytes4",
        "name": "",
        "type": "bytes4"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "newAuthority",
        "type": "address"
      }
    ],
    "name": "setAuthority",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "cause",
        "type": "bytes32"
      },
      {
        "components": [
          {
            "internalType": "address",
            "name": "reporter",
            "type": "address"
          },
          {
            "internalType": "uint16",
            "name": "maxBps",
            "type": "uint16"
          },
          {
            "internalType": "uint16",
            "name": "maxEpochBps",
            "type": "uint16"
          },
          {
            "internalType": "uint16",
            "name": "bountyBps",
            "type": "uint16"
          }
        ],
        "internalType": "struct ISlasher.CauseTerms",
        "name": "terms",
        "type": "tuple"
      }
    ],
    "name": "setCause",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "internalType": "bytes32",
        "name": "cause",
        "type": "bytes32"
      },
      {
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      },
      {
        "internalType": "bytes32",
        "name": "evidence",
        "type": "bytes32"
      }
    ],
    "name": "slash",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "taken",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "bounty",
        "type": "uint256"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "cause",
        "type": "bytes32"
      }
    ],
    "name": "termsOf",
    "outputs": [
      {
        "components": [
          {
            "internalType": "address",
            "name": "reporter",
            "type": "address"
          },
          {
            "internalType": "uint16",
            "name": "maxBps",
            "type": "uint16"
          },
          {
            "internalType": "uint16",
            "name": "maxEpochBps",
            "type": "uint16"
          },
          {
            "internalType": "uint16",
            "name": "bountyBps",
            "type": "uint16"
          }
        ],
        "internalType": "struct ISlasher.CauseTerms",
        "name": "",
        "type": "tuple"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  }
] as const;

export const stakeManagerAbi = [
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "authority",
        "type": "address"
      },
      {
        "internalType": "contract IERC20",
        "name": "token",
        "type": "address"
      },
      {
        "internalType": "contract IValidatorRegistry",
        "name": "validators",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "minimumBond_",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "thawingPeriod_",
        "type": "uint256"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "constructor"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "authority",
        "type": "address"
      }
    ],
    "name": "AccessManagedInvalidAuthority",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "caller",
        "type": "address"
      },
      {
        "internalType": "uint32",
        "name": "delay",
        "type": "uint32"
      }
    ],
    "name": "AccessManagedRequiredDelay",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "caller",
        "type": "address"
      }
    ],
    "name": "AccessManagedUnauthorized",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "CheckpointUnorderedInsertion",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "ECDSAInvalidSignature",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "length",
        "type": "uint256"
      }
    ],
    "name": "ECDSAInvalidSignatureLength",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "s",
        "type": "bytes32"
      }
    ],
    "name": "ECDSAInvalidSignatureS",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "timepoint",
        "type": "uint256"
      },
      {
        "internalType": "uint48",
        "name": "clock",
        "type": "uint48"
      }
    ],
    "name": "ERC5805FutureLookup",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "currentNonce",
        "type": "uint256"
      }
    ],
    "name": "InvalidAccountNonce",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "InvalidShortString",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint8",
        "name": "bits",
        "type": "uint8"
      },
      {
        "internalType": "uint256",
        "name": "value",
        "type": "uint256"
      }
    ],
    "name": "SafeCastOverflowedUintDowncast",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "token",
        "type": "address"
      }
    ],
    "name": "SafeERC20FailedOperation",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "bps",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "most",
        "type": "uint256"
      }
    ],
    "name": "Stake_CommissionTooHigh",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "internalType": "uint256",
        "name": "assets",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "cap",
        "type": "uint256"
      }
    ],
    "name": "Stake_DelegationCapExceeded",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "internalType": "uint256",
        "name": "shares",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "owned",
        "type": "uint256"
      }
    ],
    "name": "Stake_MoreThanOwned",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "ticket",
        "type": "uint256"
      }
    ],
    "name": "Stake_NoTicket",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "internalType": "enum Standing",
        "name": "standing",
        "type": "uint8"
      }
    ],
    "name": "Stake_NotAccepting",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "Stake_NotOwner",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "readyAt",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "timestamp",
        "type": "uint256"
      }
    ],
    "name": "Stake_NotReady",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "Stake_NotRegistry",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "Stake_NotSlasher",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "ticket",
        "type": "uint256"
      },
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "Stake_NotTicketHolder",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "Stake_NothingClaimable",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "Stake_NothingGiven",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "slasher",
        "type": "address"
      }
    ],
    "name": "Stake_SlasherSet",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "string",
        "name": "str",
        "type": "string"
      }
    ],
    "name": "StringTooLong",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "expiry",
        "type": "uint256"
      }
    ],
    "name": "VotesExpiredSignature",
    "type": "error"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": false,
        "internalType": "address",
        "name": "authority",
        "type": "address"
      }
    ],
    "name": "AuthorityUpdated",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "owner",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "assets",
        "type": "uint256"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "shares",
        "type": "uint256"
      }
    ],
    "name": "Bonded",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "bps",
        "type": "uint256"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "effectiveEpoch",
        "type": "uint256"
      }
    ],
    "name": "CommissionAnnounced",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "indexed": false,
        "internalType": "bool",
        "name": "compounding",
        "type": "bool"
      }
    ],
    "name": "CompoundingSet",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "address",
        "name": "delegator",
        "type": "address"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "fromDelegate",
        "type": "address"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "toDelegate",
        "type": "address"
      }
    ],
    "name": "DelegateChanged",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "address",
        "name": "delegate",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "previousVotes",
        "type": "uint256"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "newVotes",
        "type": "uint256"
      }
    ],
    "name": "DelegateVotesChanged",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "assets",
        "type": "uint256"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "shares",
        "type": "uint256"
      }
    ],
    "name": "Delegated",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [],
    "name": "EIP712DomainChanged",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "indexed": true,
        "internalType": "bool",
        "name": "thawing",
        "type": "bool"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "generation",
        "type": "uint256"
      }
    ],
    "name": "GenerationStarted",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "uint256",
        "name": "ticket",
        "type": "uint256"
      },
      {
        "indexed": true,
        "internalType": "ValidatorId",
        "name": "fromId",
        "type": "uint32"
      },
      {
        "indexed": true,
        "internalType": "ValidatorId",
        "name": "toId",
        "type": "uint32"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "assets",
        "type": "uint256"
      }
    ],
    "name": "Redelegated",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "from",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "commission",
        "type": "uint256"
      },
      {
        "indexed": false,
        "internalType": "bool",
        "name": "compounded",
        "type": "bool"
      }
    ],
    "name": "Rewarded",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "receiver",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      }
    ],
    "name": "RewardsClaimed",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "address",
        "name": "slasher",
        "type": "address"
      }
    ],
    "name": "SlasherSet",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "fromActive",
        "type": "uint256"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "fromThawing",
        "type": "uint256"
      }
    ],
    "name": "StakeTaken",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "indexed": true,
        "internalType": "uint256",
        "name": "ticket",
        "type": "uint256"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "owner",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "assets",
        "type": "uint256"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "shares",
        "type": "uint256"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "readyAt",
        "type": "uint256"
      }
    ],
    "name": "Unbonded",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "indexed": true,
        "internalType": "uint256",
        "name": "ticket",
        "type": "uint256"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "assets",
        "type": "uint256"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "shares",
        "type": "uint256"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "readyAt",
        "type": "uint256"
      }
    ],
    "name": "Undelegated",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "units",
        "type": "uint256"
      }
    ],
    "name": "VotesSynced",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "uint256",
        "name": "ticket",
        "type": "uint256"
      },
      {
        "indexed": true,
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "assets",
        "type": "uint256"
      }
    ],
    "name": "Withdrawn",
    "type": "event"
  },
  {
    "inputs": [],
    "name": "CLOCK_MODE",
    "outputs": [
      {
        "internalType": "string",
        "name": "",
        "type": "string"
      }
    ],
    "stateMutability": "pure",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "MOST_COMMISSION",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "NOTICE",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "internalType": "uint256",
        "name": "bps",
        "type": "uint256"
      }
    ],
    "name": "announceCommission",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "authority",
    "outputs": [
      {
        "internalType": "address",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "internalType": "uint256",
        "name": "assets",
        "type": "uint256"
      }
    ],
    "name": "bond",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "shares",
        "type": "uint256"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      }
    ],
    "name": "bondOf",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "shares",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "assets",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      }
    ],
    "name": "claimBondRewards",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "claimRewards",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "claimableOf",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "clock",
    "outputs": [
      {
        "internalType": "uint48",
        "name": "",
        "type": "uint48"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      }
    ],
    "name": "commissionOf",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "current",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "next",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "effectiveEpoch",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      }
    ],
    "name": "countedStakeOf",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "delegatee",
        "type": "address"
      }
    ],
    "name": "delegate",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "internalType": "uint256",
        "name": "assets",
        "type": "uint256"
      }
    ],
    "name": "delegate",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "shares",
        "type": "uint256"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "delegatee",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "nonce",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "expiry",
        "type": "uint256"
      },
      {
        "internalType": "uint8",
        "name": "v",
        "type": "uint8"
      },
      {
        "internalType": "bytes32",
        "name": "r",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "s",
        "type": "bytes32"
      }
    ],
    "name": "delegateBySig",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "delegates",
    "outputs": [
      {
        "internalType": "address",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "eip712Domain",
    "outputs": [
      {
        "internalType": "bytes1",
        "name": "fields",
        "type": "bytes1"
      },
      {
        "internalType": "string",
        "name": "name",
        "type": "string"
      },
      {
        "internalType": "string",
        "name": "version",
        "type": "string"
      },
      {
        "internalType": "uint256",
        "name": "chainId",
        "type": "uint256"
      },
      {
        "internalType": "address",
        "name": "verifyingContract",
        "type": "address"
      },
      {
        "internalType": "bytes32",
        "name": "salt",
        "type": "bytes32"
      },
      {
        "internalType": "uint256[]",
        "name": "extensions",
        "type": "uint256[]"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      }
    ],
    "name": "generationsOf",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "active",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "thawing",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "timepoint",
        "type": "uint256"
      }
    ],
    "name": "getPastBalanceOf",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "timepoint",
        "type": "uint256"
      }
    ],
    "name": "getPastDelegate",
    "outputs": [
      {
        "internalType": "address",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "timepoint",
        "type": "uint256"
      }
    ],
    "name": "getPastTotalSupply",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "timepoint",
        "type": "uint256"
      }
    ],
    "name": "getPastVotes",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "getVotes",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      }
    ],
    "name": "isCompounding",
    "outputs": [
      {
        "internalType": "bool",
        "name": "",
        "type": "bool"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "isConsumingScheduledOp",
    "outputs": [
      {
        "internalType": "bytes4",
        "name": "",
        "type": "bytes4"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "minimumBond",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "owner",
        "type": "address"
      }
    ],
    "name": "nonces",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "internalType": "address",
        "name": "from",
        "type": "address"
      },
      {
        "internalType": "address",
        "name": "to",
        "type": "address"
      }
    ],
    "name": "ownerChanged",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      }
    ],
    "name": "poolOf",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "assets",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "shares",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "internalType": "uint256",
        "name": "assets",
        "type": "uint256"
      }
    ],
    "name": "previewDelegate",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "shares",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "internalType": "uint256",
        "name": "shares",
        "type": "uint256"
      }
    ],
    "name": "previewUndelegate",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "assets",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "ticket",
        "type": "uint256"
      }
    ],
    "name": "previewWithdraw",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "assets",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "ticket",
        "type": "uint256"
      },
      {
        "internalType": "ValidatorId",
        "name": "toId",
        "type": "uint32"
      }
    ],
    "name": "redelegate",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "shares",
        "type": "uint256"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      }
    ],
    "name": "reward",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      }
    ],
    "name": "roomOf",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "newAuthority",
        "type": "address"
      }
    ],
    "name": "setAuthority",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "internalType": "bool",
        "name": "compounding",
        "type": "bool"
      }
    ],
    "name": "setCompounding",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "slasher_",
        "type": "address"
      }
    ],
    "name": "setSlasher",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "sharesOf",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      }
    ],
    "name": "slash",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "taken",
        "type": "uint256"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "slasher",
    "outputs": [
      {
        "internalType": "address",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "stakeOf",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "syncVotes",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "units",
        "type": "uint256"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "thawingPeriod",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      }
    ],
    "name": "thawingPoolOf",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "assets",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "shares",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "ticketCount",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "ticket",
        "type": "uint256"
      }
    ],
    "name": "ticketOf",
    "outputs": [
      {
        "components": [
          {
            "internalType": "address",
            "name": "account",
            "type": "address"
          },
          {
            "internalType": "ValidatorId",
            "name": "id",
            "type": "uint32"
          },
          {
            "internalType": "uint40",
            "name": "readyAt",
            "type": "uint40"
          },
          {
            "internalType": "uint16",
            "name": "generation",
            "type": "uint16"
          },
          {
            "internalType": "uint144",
            "name": "shares",
            "type": "uint144"
          }
        ],
        "internalType": "struct IStakeManager.Ticket",
        "name": "",
        "type": "tuple"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      }
    ],
    "name": "totalStakeOf",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "active",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "thawing",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "internalType": "uint256",
        "name": "shares",
        "type": "uint256"
      }
    ],
    "name": "unbond",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "ticket",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "assets",
        "type": "uint256"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      }
    ],
    "name": "unclaimedOf",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "internalType": "uint256",
        "name": "shares",
        "type": "uint256"
      }
    ],
    "name": "undelegate",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "ticket",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "assets",
        "type": "uint256"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "votingUnitsOf",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "ticket",
        "type": "uint256"
      }
    ],
    "name": "withdraw",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "assets",
        "type": "uint256"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "function"
  }
] as const;

export const validatorRegistryAbi = [
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "authority",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "epochLength",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "domains",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "families",
        "type": "uint256"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "constructor"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "authority",
        "type": "address"
      }
    ],
    "name": "AccessManagedInvalidAuthority",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "caller",
        "type": "address"
      },
      {
        "internalType": "uint32",
        "name": "delay",
        "type": "uint32"
      }
    ],
    "name": "AccessManagedRequiredDelay",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "caller",
        "type": "address"
      }
    ],
    "name": "AccessManagedUnauthorized",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "currentNonce",
        "type": "uint256"
      }
    ],
    "name": "InvalidAccountNonce",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "InvalidShortString",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "string",
        "name": "str",
        "type": "string"
      }
    ],
    "name": "StringTooLong",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "rank",
        "type": "uint256"
      }
    ],
    "name": "Validators_BadRank",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "internalType": "address",
        "name": "owner",
        "type": "address"
      }
    ],
    "name": "Validators_BadSignature",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "internalType": "uint256",
        "name": "domains",
        "type": "uint256"
      }
    ],
    "name": "Validators_InDomains",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "length",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "limit",
        "type": "uint256"
      }
    ],
    "name": "Validators_NameTooLong",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      }
    ],
    "name": "Validators_NoDomainLeft",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "Validators_NoEpochLength",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "Validators_NoOperator",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "internalType": "uint256",
        "name": "domains",
        "type": "uint256"
      }
    ],
    "name": "Validators_NotInDomains",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "Validators_NotOperatorOrOwner",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "Validators_NotOwner",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "Validators_NotPendingOwner",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "Validators_NotStakeManager",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "deadline",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "timestamp",
        "type": "uint256"
      }
    ],
    "name": "Validators_SignatureExpired",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "manager",
        "type": "address"
      }
    ],
    "name": "Validators_StakeManagerSet",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "internalType": "uint256",
        "name": "until",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "timestamp",
        "type": "uint256"
      }
    ],
    "name": "Validators_StillSuspended",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "until",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "latest",
        "type": "uint256"
      }
    ],
    "name": "Validators_SuspendedTooLong",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "number",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "limit",
        "type": "uint256"
      }
    ],
    "name": "Validators_TooManyDomains",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "stake",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "limit",
        "type": "uint256"
      }
    ],
    "name": "Validators_TooMuchStake",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      }
    ],
    "name": "Validators_Unknown",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "domains",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "known",
        "type": "uint256"
      }
    ],
    "name": "Validators_UnknownDomains",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "Family",
        "name": "family",
        "type": "uint8"
      },
      {
        "internalType": "uint256",
        "name": "known",
        "type": "uint256"
      }
    ],
    "name": "Validators_UnknownFamily",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "internalType": "enum Standing",
        "name": "standing",
        "type": "uint8"
      }
    ],
    "name": "Validators_WrongStanding",
    "type": "error"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": false,
        "internalType": "address",
        "name": "authority",
        "type": "address"
      }
    ],
    "name": "AuthorityUpdated",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "Domain",
        "name": "domain",
        "type": "uint8"
      },
      {
        "indexed": false,
        "internalType": "string",
        "name": "name",
        "type": "string"
      }
    ],
    "name": "DomainNamed",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "domains",
        "type": "uint256"
      }
    ],
    "name": "DomainsChanged",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "domains",
        "type": "uint256"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "families",
        "type": "uint256"
      }
    ],
    "name": "DomainsLimited",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [],
    "name": "EIP712DomainChanged",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "Family",
        "name": "family",
        "type": "uint8"
      },
      {
        "indexed": false,
        "internalType": "string",
        "name": "name",
        "type": "string"
      }
    ],
    "name": "FamilyNamed",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "indexed": false,
        "internalType": "bytes32",
        "name": "region",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "bytes32",
        "name": "provider",
        "type": "bytes32"
      }
    ],
    "name": "HostingDeclared",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "indexed": true,
        "internalType": "Family",
        "name": "family",
        "type": "uint8"
      },
      {
        "indexed": false,
        "internalType": "bytes32",
        "name": "manifest",
        "type": "bytes32"
      }
    ],
    "name": "ModelDeclared",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "operator",
        "type": "address"
      }
    ],
    "name": "OperatorChanged",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "from",
        "type": "address"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "to",
        "type": "address"
      }
    ],
    "name": "OwnershipTransferStarted",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "from",
        "type": "address"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "to",
        "type": "address"
      }
    ],
    "name": "OwnershipTransferred",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "indexed": true,
        "internalType": "Domain",
        "name": "domain",
        "type": "uint8"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "fromEpoch",
        "type": "uint256"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "power",
        "type": "uint256"
      }
    ],
    "name": "PowerChanged",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "indexed": true,
        "internalType": "Domain",
        "name": "domain",
        "type": "uint8"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "rank",
        "type": "uint256"
      }
    ],
    "name": "RankChanged",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "address",
        "name": "manager",
        "type": "address"
      }
    ],
    "name": "StakeManagerSet",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      }
    ],
    "name": "ValidatorRearmed",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "owner",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "domains",
        "type": "uint256"
      }
    ],
    "name": "ValidatorRegistered",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      }
    ],
    "name": "ValidatorRetired",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "until",
        "type": "uint256"
      }
    ],
    "name": "ValidatorSuspended",
    "type": "event"
  },
  {
    "inputs": [],
    "name": "BASE_RANK_FACTOR",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "EPOCH_LENGTH",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "GENESIS",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "HIGHEST_RANK",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "MAX_DOMAINS",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "MAX_NAME_LENGTH",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "MAX_SUSPENSION",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "POWER_UNIT",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      }
    ],
    "name": "acceptOwnership",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "authority",
    "outputs": [
      {
        "internalType": "address",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "count",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "internalType": "Domain",
        "name": "domain",
        "type": "uint8"
      }
    ],
    "name": "countedRankOf",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "internalType": "Family",
        "name": "family",
        "type": "uint8"
      },
      {
        "internalType": "bytes32",
        "name": "manifest",
        "type": "bytes32"
      }
    ],
    "name": "declareModel",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "Domain",
        "name": "domain",
        "type": "uint8"
      }
    ],
    "name": "domainName",
    "outputs": [
      {
        "internalType": "string",
        "name": "",
        "type": "string"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "Domain",
        "name": "domain",
        "type": "uint8"
      }
    ],
    "name": "domainState",
    "outputs": [
      {
        "components": [
          {
            "internalType": "uint256",
            "name": "epoch",
            "type": "uint256"
          },
          {
            "internalType": "uint256",
            "name": "totalPower",
            "type": "uint256"
          },
          {
            "internalType": "uint256",
            "name": "validators",
            "type": "uint256"
          },
          {
            "internalType": "uint256",
            "name": "families",
            "type": "uint256"
          }
        ],
        "internalType": "struct IValidatorRegistry.DomainState",
        "name": "state",
        "type": "tuple"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "eip712Domain",
    "outputs": [
      {
        "internalType": "bytes1",
        "name": "fields",
        "type": "bytes1"
      },
      {
        "internalType": "string",
        "name": "name",
        "type": "string"
      },
      {
        "internalType": "string",
        "name": "version",
        "type": "string"
      },
      {
        "internalType": "uint256",
        "name": "chainId",
        "type": "uint256"
      },
      {
        "internalType": "address",
        "name": "verifyingContract",
        "type": "address"
      },
      {
        "internalType": "bytes32",
        "name": "salt",
        "type": "bytes32"
      },
      {
        "internalType": "uint256[]",
        "name": "extensions",
        "type": "uint256[]"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "timestamp",
        "type": "uint256"
      }
    ],
    "name": "epochAt",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "epoch",
        "type": "uint256"
      }
    ],
    "name": "epochStart",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "Family",
        "name": "family",
        "type": "uint8"
      }
    ],
    "name": "familyName",
    "outputs": [
      {
        "internalType": "string",
        "name": "",
        "type": "string"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      }
    ],
    "name": "hostingOf",
    "outputs": [
      {
        "internalType": "bytes32",
        "name": "region",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "provider",
        "type": "bytes32"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "isConsumingScheduledOp",
    "outputs": [
      {
        "internalType": "bytes4",
        "name": "",
        "type": "bytes4"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "internalType": "uint256",
        "name": "domains",
        "type": "uint256"
      }
    ],
    "name": "joinDomains",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "internalType": "uint256",
        "name": "domains",
        "type": "uint256"
      }
    ],
    "name": "leaveDomains",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "lists",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "domains",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "families",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "Domain",
        "name": "domain",
        "type": "uint8"
      },
      {
        "internalType": "string",
        "name": "name",
        "type": "string"
      }
    ],
    "name": "nameDomain",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "Family",
        "name": "family",
        "type": "uint8"
      },
      {
        "internalType": "string",
        "name": "name",
        "type": "string"
      }
    ],
    "name": "nameFamily",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "owner",
        "type": "address"
      }
    ],
    "name": "nonces",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      }
    ],
    "name": "ownerOf",
    "outputs": [
      {
        "internalType": "address",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      }
    ],
    "name": "pendingOwnerOf",
    "outputs": [
      {
        "internalType": "address",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      }
    ],
    "name": "rearm",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "operator",
        "type": "address"
      },
      {
        "internalType": "Family",
        "name": "family",
        "type": "uint8"
      },
      {
        "internalType": "bytes32",
        "name": "manifest",
        "type": "bytes32"
      },
      {
        "internalType": "uint256",
        "name": "domains",
        "type": "uint256"
      }
    ],
    "name": "register",
    "outputs": [
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      }
    ],
    "name": "retire",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "internalType": "Domain",
        "name": "domain",
        "type": "uint8"
      },
      {
        "internalType": "uint256",
        "name": "epoch",
        "type": "uint256"
      }
    ],
    "name": "seatOf",
    "outputs": [
      {
        "internalType": "Seating",
        "name": "seat",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "internalType": "Domain",
        "name": "domain",
        "type": "uint8"
      },
      {
        "internalType": "uint256",
        "name": "epoch",
        "type": "uint256"
      }
    ],
    "name": "seating",
    "outputs": [
      {
        "internalType": "address",
        "name": "operator",
        "type": "address"
      },
      {
        "internalType": "Family",
        "name": "family",
        "type": "uint8"
      },
      {
        "internalType": "uint256",
        "name": "power",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "newAuthority",
        "type": "address"
      }
    ],
    "name": "setAuthority",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "internalType": "bytes32",
        "name": "region",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "provider",
        "type": "bytes32"
      }
    ],
    "name": "setHosting",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "domains",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "families",
        "type": "uint256"
      }
    ],
    "name": "setLists",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "internalType": "address",
        "name": "operator",
        "type": "address"
      }
    ],
    "name": "setOperator",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "internalType": "address",
        "name": "operator",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "deadline",
        "type": "uint256"
      },
      {
        "internalType": "bytes",
        "name": "signature",
        "type": "bytes"
      }
    ],
    "name": "setOperatorBySig",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "internalType": "Domain",
        "name": "domain",
        "type": "uint8"
      },
      {
        "internalType": "uint256",
        "name": "rank",
        "type": "uint256"
      }
    ],
    "name": "setRank",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "internalType": "uint256",
        "name": "stake",
        "type": "uint256"
      }
    ],
    "name": "setStake",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "manager",
        "type": "address"
      }
    ],
    "name": "setStakeManager",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      }
    ],
    "name": "standingOf",
    "outputs": [
      {
        "internalType": "enum Standing",
        "name": "",
        "type": "uint8"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      }
    ],
    "name": "stopOperator",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "internalType": "uint256",
        "name": "until",
        "type": "uint256"
      }
    ],
    "name": "suspend",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      }
    ],
    "name": "suspensionOf",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "until",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "rearmedAt",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "internalType": "address",
        "name": "newOwner",
        "type": "address"
      }
    ],
    "name": "transferOwnership",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      }
    ],
    "name": "validator",
    "outputs": [
      {
        "components": [
          {
            "internalType": "address",
            "name": "owner",
            "type": "address"
          },
          {
            "internalType": "address",
            "name": "operator",
            "type": "address"
          },
          {
            "internalType": "Family",
            "name": "family",
            "type": "uint8"
          },
          {
            "internalType": "bytes32",
            "name": "manifest",
            "type": "bytes32"
          },
          {
            "internalType": "uint256",
            "name": "domains",
            "type": "uint256"
          },
          {
            "internalType": "uint256",
            "name": "stake",
            "type": "uint256"
          }
        ],
        "internalType": "struct IValidatorRegistry.Validator",
        "name": "",
        "type": "tuple"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "from",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "to",
        "type": "uint256"
      }
    ],
    "name": "wasOperator",
    "outputs": [
      {
        "internalType": "bool",
        "name": "",
        "type": "bool"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  }
] as const;

export const verdictRegistryAbi = [
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "authority",
        "type": "address"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "constructor"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "authority",
        "type": "address"
      }
    ],
    "name": "AccessManagedInvalidAuthority",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "caller",
        "type": "address"
      },
      {
        "internalType": "uint32",
        "name": "delay",
        "type": "uint32"
      }
    ],
    "name": "AccessManagedRequiredDelay",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "caller",
        "type": "address"
      }
    ],
    "name": "AccessManagedUnauthorized",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "size",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "current",
        "type": "uint256"
      }
    ],
    "name": "Registry_BadSize",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "RequestId",
        "name": "requestId",
        "type": "uint64"
      },
      {
        "internalType": "uint32",
        "name": "series",
        "type": "uint32"
      }
    ],
    "name": "Registry_ForeignRequest",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "RoundId",
        "name": "round",
        "type": "uint64"
      },
      {
        "internalType": "address",
        "name": "hub",
        "type": "address"
      }
    ],
    "name": "Registry_ForeignRound",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "hub",
        "type": "address"
      },
      {
        "internalType": "uint32",
        "name": "series",
        "type": "uint32"
      }
    ],
    "name": "Registry_HubAlreadyAdmitted",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "Registry_NotHub",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "left",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "needed",
        "type": "uint256"
      }
    ],
    "name": "Registry_TooLittleGas",
    "type": "error"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": false,
        "internalType": "address",
        "name": "authority",
        "type": "address"
      }
    ],
    "name": "AuthorityUpdated",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "address",
        "name": "hub",
        "type": "address"
      },
      {
        "indexed": true,
        "internalType": "uint32",
        "name": "series",
        "type": "uint32"
      }
    ],
    "name": "HubAdmitted",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "address",
        "name": "hub",
        "type": "address"
      },
      {
        "indexed": true,
        "internalType": "uint32",
        "name": "series",
        "type": "uint32"
      }
    ],
    "name": "HubDismissed",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "RequestId",
        "name": "requestId",
        "type": "uint64"
      },
      {
        "indexed": true,
        "internalType": "uint256",
        "name": "index",
        "type": "uint256"
      },
      {
        "indexed": false,
        "internalType": "bytes32",
        "name": "root",
        "type": "bytes32"
      },
      {
        "components": [
          {
            "internalType": "RequestId",
            "name": "requestId",
            "type": "uint64"
          },
          {
            "internalType": "Domain",
            "name": "domain",
            "type": "uint8"
          },
          {
            "internalType": "enum Tier",
            "name": "tier",
            "type": "uint8"
          },
          {
            "internalType": "bytes32",
            "name": "policyHash",
            "type": "bytes32"
          },
          {
            "internalType": "uint8",
            "name": "level",
            "type": "uint8"
          },
          {
            "internalType": "bytes32",
            "name": "bundleHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "claimsRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint32",
            "name": "claimCount",
            "type": "uint32"
          },
          {
            "internalType": "bytes32",
            "name": "verdictHash",
            "type": "bytes32"
          },
          {
            "internalType": "uint40",
            "name": "openedAt",
            "type": "uint40"
          },
          {
            "internalType": "uint40",
            "name": "finalizedAt",
            "type": "uint40"
          },
          {
            "internalType": "uint16",
            "name": "seats",
            "type": "uint16"
          }
        ],
        "indexed": false,
        "internalType": "struct VerdictLeaf",
        "name": "leaf",
        "type": "tuple"
      }
    ],
    "name": "VerdictRecorded",
    "type": "event"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "hub",
        "type": "address"
      }
    ],
    "name": "admitHub",
    "outputs": [
      {
        "internalType": "uint32",
        "name": "series",
        "type": "uint32"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "authority",
    "outputs": [
      {
        "internalType": "address",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "hub",
        "type": "address"
      }
    ],
    "name": "dismissHub",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "RequestId",
            "name": "requestId",
            "type": "uint64"
          },
          {
            "internalType": "Domain",
            "name": "domain",
            "type": "uint8"
          },
          {
            "internalType": "enum Tier",
            "name": "tier",
            "type": "uint8"
          },
          {
            "internalType": "bytes32",
            "name": "policyHash",
            "type": "bytes32"
          },
          {
            "internalType": "uint8",
            "name": "level",
            "type": "uint8"
          },
          {
            "internalType": "bytes32",
            "name": "bundleHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "claimsRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint32",
            "name": "claimCount",
            "type": "uint32"
          },
          {
            "internalType": "bytes32",
            "name": "verdictHash",
            "type": "bytes32"
          },
          {
            "internalType": "uint40",
            "name": "openedAt",
            "type": "uint40"
          },
          {
            "internalType": "uint40",
            "name": "finalizedAt",
            "type": "uint40"
          },
          {
            "internalType": "uint16",
            "name": "seats",
            "type": "uint16"
          }
        ],
        "internalType": "struct VerdictLeaf",
        "name": "leaf",
        "type": "tuple"
      }
    ],
    "name": "hashLeaf",
    "outputs": [
      {
        "internalType": "bytes32",
        "name": "",
        "type": "bytes32"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "isConsumingScheduledOp",
    "outputs": [
      {
        "internalType": "bytes4",
        "name": "",
        "type": "bytes4"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "RequestId",
            "name": "requestId",
            "type": "uint64"
          },
          {
            "internalType": "Domain",
            "name": "domain",
            "type": "uint8"
          },
          {
            "internalType": "enum Tier",
            "name": "tier",
            "type": "uint8"
          },
          {
            "internalType": "bytes32",
            "name": "policyHash",
            "type": "bytes32"
          },
          {
            "internalType": "uint8",
            "name": "level",
            "type": "uint8"
          },
          {
            "internalType": "bytes32",
            "name": "bundleHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "claimsRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint32",
            "name": "claimCount",
            "type": "uint32"
          },
          {
            "internalType": "bytes32",
            "name": "verdictHash",
            "type": "bytes32"
          },
          {
            "internalType": "uint40",
            "name": "openedAt",
            "type": "uint40"
          },
          {
            "internalType": "uint40",
            "name": "finalizedAt",
            "type": "uint40"
          },
          {
            "internalType": "uint16",
            "name": "seats",
            "type": "uint16"
          }
        ],
        "internalType": "struct VerdictLeaf",
        "name": "leaf",
        "type": "tuple"
      }
    ],
    "name": "record",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "index",
        "type": "uint256"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "root",
    "outputs": [
      {
        "internalType": "bytes32",
        "name": "",
        "type": "bytes32"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "size_",
        "type": "uint256"
      }
    ],
    "name": "rootAt",
    "outputs": [
      {
        "internalType": "bytes32",
        "name": "",
        "type": "bytes32"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "hub",
        "type": "address"
      }
    ],
    "name": "seriesOf",
    "outputs": [
      {
        "internalType": "uint32",
        "name": "",
        "type": "uint32"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "newAuthority",
        "type": "address"
      }
    ],
    "name": "setAuthority",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "size",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "uint256",
            "name": "index",
            "type": "uint256"
          },
          {
            "internalType": "bytes32",
            "name": "salt",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "textHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "contextHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32[]",
            "name": "proof",
            "type": "bytes32[]"
          }
        ],
        "internalType": "struct IVerdictRegistry.ClaimProof",
        "name": "claim",
        "type": "tuple"
      },
      {
        "internalType": "uint256[]",
        "name": "planes",
        "type": "uint256[]"
      },
      {
        "components": [
          {
            "internalType": "RequestId",
            "name": "requestId",
            "type": "uint64"
          },
          {
            "internalType": "Domain",
            "name": "domain",
            "type": "uint8"
          },
          {
            "internalType": "enum Tier",
            "name": "tier",
            "type": "uint8"
          },
          {
            "internalType": "bytes32",
            "name": "policyHash",
            "type": "bytes32"
          },
          {
            "internalType": "uint8",
            "name": "level",
            "type": "uint8"
          },
          {
            "internalType": "bytes32",
            "name": "bundleHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "claimsRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint32",
            "name": "claimCount",
            "type": "uint32"
          },
          {
            "internalType": "bytes32",
            "name": "verdictHash",
            "type": "bytes32"
          },
          {
            "internalType": "uint40",
            "name": "openedAt",
            "type": "uint40"
          },
          {
            "internalType": "uint40",
            "name": "finalizedAt",
            "type": "uint40"
          },
          {
            "internalType": "uint16",
            "name": "seats",
            "type": "uint16"
          }
        ],
        "internalType": "struct VerdictLeaf",
        "name": "leaf",
        "type": "tuple"
      },
      {
        "internalType": "uint256",
        "name": "index",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "size_",
        "type": "uint256"
      },
      {
        "internalType": "bytes32[]",
        "name": "logProof",
        "type": "bytes32[]"
      }
    ],
    "name": "verifyClaim",
    "outputs": [
      {
        "internalType": "bool",
        "name": "valid",
        "type": "bool"
      },
      {
        "internalType": "uint8",
        "name": "verdict",
        "type": "uint8"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "RequestId",
            "name": "requestId",
            "type": "uint64"
          },
          {
            "internalType": "Domain",
            "name": "domain",
            "type": "uint8"
          },
          {
            "internalType": "enum Tier",
            "name": "tier",
            "type": "uint8"
          },
          {
            "internalType": "bytes32",
            "name": "policyHash",
            "type": "bytes32"
          },
          {
            "internalType": "uint8",
            "name": "level",
            "type": "uint8"
          },
          {
            "internalType": "bytes32",
            "name": "bundleHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "claimsRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint32",
            "name": "claimCount",
            "type": "uint32"
          },
          {
            "internalType": "bytes32",
            "name": "verdictHash",
            "type": "bytes32"
          },
          {
            "internalType": "uint40",
            "name": "openedAt",
            "type": "uint40"
          },
          {
            "internalType": "uint40",
            "name": "finalizedAt",
            "type": "uint40"
          },
          {
            "internalType": "uint16",
            "name": "seats",
            "type": "uint16"
          }
        ],
        "internalType": "struct VerdictLeaf",
        "name": "leaf",
        "type": "tuple"
      },
      {
        "internalType": "uint256",
        "name": "index",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "size_",
        "type": "uint256"
      },
      {
        "internalType": "bytes32[]",
        "name": "proof",
        "type": "bytes32[]"
      }
    ],
    "name": "verifyLeaf",
    "outputs": [
      {
        "internalType": "bool",
        "name": "",
        "type": "bool"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  }
] as const;

export const verificationHubAbi = [
  {
    "inputs": [
      {
        "internalType": "contract IValidatorRegistry",
        "name": "validators",
        "type": "address"
      },
      {
        "internalType": "contract IFeeLedger",
        "name": "ledger",
        "type": "address"
      },
      {
        "internalType": "contract IRoundCounter",
        "name": "counter",
        "type": "address"
      },
      {
        "internalType": "contract IPolicyBook",
        "name": "policies",
        "type": "address"
      },
      {
        "internalType": "contract IVerdictRegistry",
        "name": "registry",
        "type": "address"
      },
      {
        "internalType": "contract IContestBook",
        "name": "contests",
        "type": "address"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "constructor"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "target",
        "type": "address"
      }
    ],
    "name": "AddressEmptyCode",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "FailedCall",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "claimCount",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "most",
        "type": "uint256"
      }
    ],
    "name": "Hub_BadClaimCount",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "RoundId",
        "name": "round",
        "type": "uint64"
      },
      {
        "internalType": "uint256",
        "name": "position",
        "type": "uint256"
      }
    ],
    "name": "Hub_BadOpening",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "words",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "expected",
        "type": "uint256"
      }
    ],
    "name": "Hub_BadPlanes",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "position",
        "type": "uint256"
      }
    ],
    "name": "Hub_BitsPastEnd",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "RequestId",
        "name": "requestId",
        "type": "uint64"
      },
      {
        "internalType": "uint256",
        "name": "endsAt",
        "type": "uint256"
      }
    ],
    "name": "Hub_ChallengeWindowOpen",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "RoundId",
        "name": "round",
        "type": "uint64"
      },
      {
        "internalType": "ValidatorId",
        "name": "validatorId",
        "type": "uint32"
      },
      {
        "internalType": "enum IVerificationHub.CommitRefusal",
        "name": "refusal",
        "type": "uint8"
      }
    ],
    "name": "Hub_CommitRefused",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "RoundId",
        "name": "round",
        "type": "uint64"
      },
      {
        "internalType": "RoundState",
        "name": "given",
        "type": "uint256"
      },
      {
        "internalType": "RoundState",
        "name": "stored",
        "type": "uint256"
      }
    ],
    "name": "Hub_CommitmentsDiffer",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "fee",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "maxFee",
        "type": "uint256"
      }
    ],
    "name": "Hub_FeeAboveMaximum",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "RequestId",
        "name": "requestId",
        "type": "uint64"
      },
      {
        "internalType": "uint256",
        "name": "undecided",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "until",
        "type": "uint256"
      }
    ],
    "name": "Hub_MustEscalate",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "Hub_NoClaims",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "RequestId",
        "name": "requestId",
        "type": "uint64"
      },
      {
        "internalType": "uint256",
        "name": "level",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "levels",
        "type": "uint256"
      }
    ],
    "name": "Hub_NoSuchLevel",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "Hub_NotAdmitted",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "RoundId",
        "name": "round",
        "type": "uint64"
      },
      {
        "internalType": "uint256",
        "name": "position",
        "type": "uint256"
      }
    ],
    "name": "Hub_NotAllOpened",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "Hub_NotContestBook",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "Hub_NotRegistry",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "RoundId",
        "name": "round",
        "type": "uint64"
      },
      {
        "internalType": "RoundState",
        "name": "start",
        "type": "uint256"
      }
    ],
    "name": "Hub_NotTheStart",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "RoundId",
        "name": "round",
        "type": "uint64"
      }
    ],
    "name": "Hub_NothingNew",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "RoundId",
        "name": "round",
        "type": "uint64"
      },
      {
        "internalType": "uint256",
        "name": "position",
        "type": "uint256"
      },
      {
        "internalType": "bool",
        "name": "posted",
        "type": "bool"
      }
    ],
    "name": "Hub_PostedDiffer",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "RoundId",
        "name": "round",
        "type": "uint64"
      },
      {
        "internalType": "uint256",
        "name": "seedBlock",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "blockNumber",
        "type": "uint256"
      }
    ],
    "name": "Hub_SeedUnavailable",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "RequestId",
        "name": "requestId",
        "type": "uint64"
      },
      {
        "internalType": "uint32",
        "name": "series",
        "type": "uint32"
      }
    ],
    "name": "Hub_StillAdmitted",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "RoundId",
        "name": "round",
        "type": "uint64"
      },
      {
        "internalType": "enum Phase",
        "name": "phase",
        "type": "uint8"
      }
    ],
    "name": "Hub_StillRunning",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "Domain",
        "name": "domain",
        "type": "uint8"
      },
      {
        "internalType": "uint256",
        "name": "families",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "least",
        "type": "uint256"
      }
    ],
    "name": "Hub_TooFewFamilies",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "Domain",
        "name": "domain",
        "type": "uint8"
      },
      {
        "internalType": "uint256",
        "name": "validators",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "least",
        "type": "uint256"
      }
    ],
    "name": "Hub_TooFewValidators",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "left",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "needed",
        "type": "uint256"
      }
    ],
    "name": "Hub_TooLittleGas",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "slots",
        "type": "uint256"
      }
    ],
    "name": "Hub_TooManyRounds",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "length",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "most",
        "type": "uint256"
      }
    ],
    "name": "Hub_URITooLong",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "RoundId",
        "name": "round",
        "type": "uint64"
      },
      {
        "internalType": "RoundState",
        "name": "given",
        "type": "uint256"
      },
      {
        "internalType": "RoundState",
        "name": "stored",
        "type": "uint256"
      }
    ],
    "name": "Hub_UnknownRound",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "RequestId",
        "name": "requestId",
        "type": "uint64"
      },
      {
        "internalType": "RoundState",
        "name": "given",
        "type": "uint256"
      },
      {
        "internalType": "RoundState",
        "name": "stored",
        "type": "uint256"
      }
    ],
    "name": "Hub_UnknownState",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "stated",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "most",
        "type": "uint256"
      }
    ],
    "name": "Hub_ValueAboveTier",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "RoundId",
        "name": "round",
        "type": "uint64"
      },
      {
        "internalType": "enum Phase",
        "name": "phase",
        "type": "uint8"
      }
    ],
    "name": "Hub_WrongPhase",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "InvalidShortString",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "string",
        "name": "str",
        "type": "string"
      }
    ],
    "name": "StringTooLong",
    "type": "error"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "RequestId",
        "name": "requestId",
        "type": "uint64"
      },
      {
        "indexed": false,
        "internalType": "address",
        "name": "callback",
        "type": "address"
      }
    ],
    "name": "CallbackFailed",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "RoundId",
        "name": "round",
        "type": "uint64"
      },
      {
        "indexed": false,
        "internalType": "uint256[]",
        "name": "clear",
        "type": "uint256[]"
      }
    ],
    "name": "ClearAnswersCounted",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "RoundId",
        "name": "round",
        "type": "uint64"
      },
      {
        "indexed": true,
        "internalType": "ValidatorId",
        "name": "validatorId",
        "type": "uint32"
      },
      {
        "indexed": false,
        "internalType": "enum IVerificationHub.CommitRefusal",
        "name": "refusal",
        "type": "uint8"
      }
    ],
    "name": "CommitSkipped",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "RoundId",
        "name": "round",
        "type": "uint64"
      },
      {
        "indexed": false,
        "internalType": "Seat",
        "name": "seat",
        "type": "uint256"
      },
      {
        "indexed": false,
        "internalType": "bytes32",
        "name": "commitment",
        "type": "bytes32"
      }
    ],
    "name": "Committed",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "RoundId",
        "name": "round",
        "type": "uint64"
      },
      {
        "components": [
          {
            "internalType": "RequestId",
            "name": "requestId",
            "type": "uint64"
          },
          {
            "internalType": "bytes32",
            "name": "selectionHash",
            "type": "bytes32"
          },
          {
            "internalType": "uint16",
            "name": "child",
            "type": "uint16"
          },
          {
            "internalType": "uint128",
            "name": "fee",
            "type": "uint128"
          }
        ],
        "indexed": false,
        "internalType": "struct DeeperRound",
        "name": "deeper",
        "type": "tuple"
      }
    ],
    "name": "DeeperRoundOpened",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [],
    "name": "EIP712DomainChanged",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "RoundId",
        "name": "round",
        "type": "uint64"
      },
      {
        "indexed": true,
        "internalType": "ValidatorId",
        "name": "validatorId",
        "type": "uint32"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "position",
        "type": "uint256"
      },
      {
        "indexed": false,
        "internalType": "bytes32",
        "name": "salt",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "bytes32",
        "name": "reportHash",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "uint256[]",
        "name": "planes",
        "type": "uint256[]"
      }
    ],
    "name": "OpeningPosted",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "RequestId",
        "name": "requestId",
        "type": "uint64"
      }
    ],
    "name": "RequestContested",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "RequestId",
        "name": "requestId",
        "type": "uint64"
      },
      {
        "indexed": true,
        "internalType": "RoundId",
        "name": "round",
        "type": "uint64"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "refund",
        "type": "uint256"
      }
    ],
    "name": "RequestExpired",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "RequestId",
        "name": "requestId",
        "type": "uint64"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "requester",
        "type": "address"
      },
      {
        "indexed": true,
        "internalType": "Domain",
        "name": "domain",
        "type": "uint8"
      },
      {
        "components": [
          {
            "internalType": "address",
            "name": "requester",
            "type": "address"
          },
          {
            "internalType": "bytes32",
            "name": "bundleHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "claimsRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint32",
            "name": "claimCount",
            "type": "uint32"
          },
          {
            "internalType": "Domain",
            "name": "domain",
            "type": "uint8"
          },
          {
            "internalType": "enum Tier",
            "name": "tier",
            "type": "uint8"
          },
          {
            "internalType": "uint40",
            "name": "openedAt",
            "type": "uint40"
          },
          {
            "internalType": "uint128",
            "name": "fee",
            "type": "uint128"
          },
          {
            "internalType": "uint128",
            "name": "escalationBudget",
            "type": "uint128"
          },
          {
            "internalType": "uint128",
            "name": "statedValue",
            "type": "uint128"
          },
          {
            "internalType": "address",
            "name": "integrator",
            "type": "address"
          },
          {
            "internalType": "address",
            "name": "callback",
            "type": "address"
          },
          {
            "internalType": "bytes32",
            "name": "sentinelHash",
            "type": "bytes32"
          },
          {
            "internalType": "PolicyLevels",
            "name": "levels",
            "type": "uint256"
          },
          {
            "internalType": "PolicyTerms",
            "name": "terms",
            "type": "uint256"
          }
        ],
        "indexed": false,
        "internalType": "struct RequestHeader",
        "name": "header",
        "type": "tuple"
      },
      {
        "indexed": false,
        "internalType": "string",
        "name": "contentURI",
        "type": "string"
      }
    ],
    "name": "RequestOpened",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "RoundId",
        "name": "round",
        "type": "uint64"
      },
      {
        "indexed": true,
        "internalType": "RequestId",
        "name": "requestId",
        "type": "uint64"
      }
    ],
    "name": "RoundExpired",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "RoundId",
        "name": "round",
        "type": "uint64"
      },
      {
        "indexed": true,
        "internalType": "RequestId",
        "name": "requestId",
        "type": "uint64"
      },
      {
        "indexed": false,
        "internalType": "RoundConfig",
        "name": "config",
        "type": "uint256"
      }
    ],
    "name": "RoundOpened",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "RoundId",
        "name": "round",
        "type": "uint64"
      },
      {
        "indexed": true,
        "internalType": "RequestId",
        "name": "requestId",
        "type": "uint64"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "settler",
        "type": "address"
      },
      {
        "components": [
          {
            "internalType": "RoundSummary",
            "name": "summary",
            "type": "uint256"
          },
          {
            "internalType": "RoundState",
            "name": "counted",
            "type": "uint256"
          },
          {
            "internalType": "bytes32",
            "name": "verdictHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "detailsHash",
            "type": "bytes32"
          }
        ],
        "indexed": false,
        "internalType": "struct RoundResult",
        "name": "result",
        "type": "tuple"
      },
      {
        "indexed": false,
        "internalType": "uint256[]",
        "name": "verdict",
        "type": "uint256[]"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "paid",
        "type": "uint256"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "refund",
        "type": "uint256"
      }
    ],
    "name": "RoundSettled",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "RoundId",
        "name": "round",
        "type": "uint64"
      },
      {
        "indexed": false,
        "internalType": "bytes32",
        "name": "blockHash",
        "type": "bytes32"
      }
    ],
    "name": "SeedPinned",
    "type": "event"
  },
  {
    "inputs": [],
    "name": "CALLBACK_GAS",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "ESCALATION_PERIOD",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "LEAST_PAID_CLAIMS",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "MAX_CLAIMS",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "MAX_URI_LENGTH",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "REST_PERIOD",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "SETTLE_PERIOD",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "RequestId",
        "name": "requestId",
        "type": "uint64"
      },
      {
        "components": [
          {
            "internalType": "address",
            "name": "requester",
            "type": "address"
          },
          {
            "internalType": "bytes32",
            "name": "bundleHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "claimsRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint32",
            "name": "claimCount",
            "type": "uint32"
          },
          {
            "internalType": "Domain",
            "name": "domain",
            "type": "uint8"
          },
          {
            "internalType": "enum Tier",
            "name": "tier",
            "type": "uint8"
          },
          {
            "internalType": "uint40",
            "name": "openedAt",
            "type": "uint40"
          },
          {
            "internalType": "uint128",
            "name": "fee",
            "type": "uint128"
          },
          {
            "internalType": "uint128",
            "name": "escalationBudget",
            "type": "uint128"
          },
          {
            "internalType": "uint128",
            "name": "statedValue",
            "type": "uint128"
          },
          {
            "internalType": "address",
            "name": "integrator",
            "type": "address"
          },
          {
            "internalType": "address",
            "name": "callback",
            "type": "address"
          },
          {
            "internalType": "bytes32",
            "name": "sentinelHash",
            "type": "bytes32"
          },
          {
            "internalType": "PolicyLevels",
            "name": "levels",
            "type": "uint256"
          },
          {
            "internalType": "PolicyTerms",
            "name": "terms",
            "type": "uint256"
          }
        ],
        "internalType": "struct RequestHeader",
        "name": "header",
        "type": "tuple"
      },
      {
        "components": [
          {
            "internalType": "RoundSummary",
            "name": "summary",
            "type": "uint256"
          },
          {
            "internalType": "RoundState",
            "name": "counted",
            "type": "uint256"
          },
          {
            "internalType": "bytes32",
            "name": "verdictHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "detailsHash",
            "type": "bytes32"
          }
        ],
        "internalType": "struct RoundResult",
        "name": "result",
        "type": "tuple"
      }
    ],
    "name": "abandon",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "RequestId",
        "name": "requestId",
        "type": "uint64"
      },
      {
        "components": [
          {
            "internalType": "address",
            "name": "requester",
            "type": "address"
          },
          {
            "internalType": "bytes32",
            "name": "bundleHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "claimsRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint32",
            "name": "claimCount",
            "type": "uint32"
          },
          {
            "internalType": "Domain",
            "name": "domain",
            "type": "uint8"
          },
          {
            "internalType": "enum Tier",
            "name": "tier",
            "type": "uint8"
          },
          {
            "internalType": "uint40",
            "name": "openedAt",
            "type": "uint40"
          },
          {
            "internalType": "uint128",
            "name": "fee",
            "type": "uint128"
          },
          {
            "internalType": "uint128",
            "name": "escalationBudget",
            "type": "uint128"
          },
          {
            "internalType": "uint128",
            "name": "statedValue",
            "type": "uint128"
          },
          {
            "internalType": "address",
            "name": "integrator",
            "type": "address"
          },
          {
            "internalType": "address",
            "name": "callback",
            "type": "address"
          },
          {
            "internalType": "bytes32",
            "name": "sentinelHash",
            "type": "bytes32"
          },
          {
            "internalType": "PolicyLevels",
            "name": "levels",
            "type": "uint256"
          },
          {
            "internalType": "PolicyTerms",
            "name": "terms",
            "type": "uint256"
          }
        ],
        "internalType": "struct RequestHeader",
        "name": "header",
        "type": "tuple"
      },
      {
        "components": [
          {
            "internalType": "RoundSummary",
            "name": "summary",
            "type": "uint256"
          },
          {
            "internalType": "RoundState",
            "name": "counted",
            "type": "uint256"
          },
          {
            "internalType": "bytes32",
            "name": "verdictHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "detailsHash",
            "type": "bytes32"
          }
        ],
        "internalType": "struct RoundResult",
        "name": "result",
        "type": "tuple"
      },
      {
        "components": [
          {
            "internalType": "uint8",
            "name": "level",
            "type": "uint8"
          },
          {
            "internalType": "uint16",
            "name": "seats",
            "type": "uint16"
          },
          {
            "internalType": "bytes32",
            "name": "hash",
            "type": "bytes32"
          }
        ],
        "internalType": "struct Verdict",
        "name": "verdict",
        "type": "tuple"
      }
    ],
    "name": "close",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "index",
        "type": "uint256"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "RoundId",
        "name": "round",
        "type": "uint64"
      },
      {
        "internalType": "ValidatorId",
        "name": "validatorId",
        "type": "uint32"
      },
      {
        "internalType": "bytes32",
        "name": "commitment",
        "type": "bytes32"
      }
    ],
    "name": "commit",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "RoundId",
            "name": "round",
            "type": "uint64"
          },
          {
            "internalType": "ValidatorId",
            "name": "validatorId",
            "type": "uint32"
          },
          {
            "internalType": "bytes32",
            "name": "commitment",
            "type": "bytes32"
          }
        ],
        "internalType": "struct IVerificationHub.CommitInput[]",
        "name": "inputs",
        "type": "tuple[]"
      }
    ],
    "name": "commitBatch",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "components": [
              {
                "internalType": "RoundId",
                "name": "round",
                "type": "uint64"
              },
              {
                "internalType": "ValidatorId",
                "name": "validatorId",
                "type": "uint32"
              },
              {
                "internalType": "bytes32",
                "name": "commitment",
                "type": "bytes32"
              }
            ],
            "internalType": "struct IVerificationHub.CommitInput",
            "name": "input",
            "type": "tuple"
          },
          {
            "internalType": "bytes32",
            "name": "r",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "vs",
            "type": "bytes32"
          }
        ],
        "internalType": "struct IVerificationHub.SignedCommitInput[]",
        "name": "inputs",
        "type": "tuple[]"
      }
    ],
    "name": "commitRelayed",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "RoundId",
        "name": "round",
        "type": "uint64"
      },
      {
        "internalType": "ValidatorId",
        "name": "validatorId",
        "type": "uint32"
      },
      {
        "internalType": "bytes32",
        "name": "salt",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "votesHash",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "reportHash",
        "type": "bytes32"
      }
    ],
    "name": "commitmentOf",
    "outputs": [
      {
        "internalType": "bytes32",
        "name": "",
        "type": "bytes32"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "ValidatorId",
        "name": "validatorId",
        "type": "uint32"
      },
      {
        "internalType": "uint256",
        "name": "word",
        "type": "uint256"
      }
    ],
    "name": "committedWord",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "RequestId",
        "name": "requestId",
        "type": "uint64"
      },
      {
        "components": [
          {
            "internalType": "address",
            "name": "requester",
            "type": "address"
          },
          {
            "internalType": "bytes32",
            "name": "bundleHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "claimsRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint32",
            "name": "claimCount",
            "type": "uint32"
          },
          {
            "internalType": "Domain",
            "name": "domain",
            "type": "uint8"
          },
          {
            "internalType": "enum Tier",
            "name": "tier",
            "type": "uint8"
          },
          {
            "internalType": "uint40",
            "name": "openedAt",
            "type": "uint40"
          },
          {
            "internalType": "uint128",
            "name": "fee",
            "type": "uint128"
          },
          {
            "internalType": "uint128",
            "name": "escalationBudget",
            "type": "uint128"
          },
          {
            "internalType": "uint128",
            "name": "statedValue",
            "type": "uint128"
          },
          {
            "internalType": "address",
            "name": "integrator",
            "type": "address"
          },
          {
            "internalType": "address",
            "name": "callback",
            "type": "address"
          },
          {
            "internalType": "bytes32",
            "name": "sentinelHash",
            "type": "bytes32"
          },
          {
            "internalType": "PolicyLevels",
            "name": "levels",
            "type": "uint256"
          },
          {
            "internalType": "PolicyTerms",
            "name": "terms",
            "type": "uint256"
          }
        ],
        "internalType": "struct RequestHeader",
        "name": "header",
        "type": "tuple"
      },
      {
        "components": [
          {
            "internalType": "RoundSummary",
            "name": "summary",
            "type": "uint256"
          },
          {
            "internalType": "RoundState",
            "name": "counted",
            "type": "uint256"
          },
          {
            "internalType": "bytes32",
            "name": "verdictHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "detailsHash",
            "type": "bytes32"
          }
        ],
        "internalType": "struct RoundResult",
        "name": "result",
        "type": "tuple"
      }
    ],
    "name": "contest",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "deadline",
        "type": "uint256"
      },
      {
        "internalType": "uint8",
        "name": "v",
        "type": "uint8"
      },
      {
        "internalType": "bytes32",
        "name": "r",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "s",
        "type": "bytes32"
      }
    ],
    "name": "depositWithPermit",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "Domain",
        "name": "domain",
        "type": "uint8"
      },
      {
        "internalType": "enum Tier",
        "name": "tier",
        "type": "uint8"
      }
    ],
    "name": "driftPrice",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "price",
        "type": "uint256"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "RequestId",
        "name": "requestId",
        "type": "uint64"
      },
      {
        "components": [
          {
            "internalType": "address",
            "name": "requester",
            "type": "address"
          },
          {
            "internalType": "bytes32",
            "name": "bundleHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "claimsRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint32",
            "name": "claimCount",
            "type": "uint32"
          },
          {
            "internalType": "Domain",
            "name": "domain",
            "type": "uint8"
          },
          {
            "internalType": "enum Tier",
            "name": "tier",
            "type": "uint8"
          },
          {
            "internalType": "uint40",
            "name": "openedAt",
            "type": "uint40"
          },
          {
            "internalType": "uint128",
            "name": "fee",
            "type": "uint128"
          },
          {
            "internalType": "uint128",
            "name": "escalationBudget",
            "type": "uint128"
          },
          {
            "internalType": "uint128",
            "name": "statedValue",
            "type": "uint128"
          },
          {
            "internalType": "address",
            "name": "integrator",
            "type": "address"
          },
          {
            "internalType": "address",
            "name": "callback",
            "type": "address"
          },
          {
            "internalType": "bytes32",
            "name": "sentinelHash",
            "type": "bytes32"
          },
          {
            "internalType": "PolicyLevels",
            "name": "levels",
            "type": "uint256"
          },
          {
            "internalType": "PolicyTerms",
            "name": "terms",
            "type": "uint256"
          }
        ],
        "internalType": "struct RequestHeader",
        "name": "header",
        "type": "tuple"
      },
      {
        "components": [
          {
            "internalType": "RoundSummary",
            "name": "summary",
            "type": "uint256"
          },
          {
            "internalType": "RoundState",
            "name": "counted",
            "type": "uint256"
          },
          {
            "internalType": "bytes32",
            "name": "verdictHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "detailsHash",
            "type": "bytes32"
          }
        ],
        "internalType": "struct RoundResult",
        "name": "result",
        "type": "tuple"
      }
    ],
    "name": "drop",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "eip712Domain",
    "outputs": [
      {
        "internalType": "bytes1",
        "name": "fields",
        "type": "bytes1"
      },
      {
        "internalType": "string",
        "name": "name",
        "type": "string"
      },
      {
        "internalType": "string",
        "name": "version",
        "type": "string"
      },
      {
        "internalType": "uint256",
        "name": "chainId",
        "type": "uint256"
      },
      {
        "internalType": "address",
        "name": "verifyingContract",
        "type": "address"
      },
      {
        "internalType": "bytes32",
        "name": "salt",
        "type": "bytes32"
      },
      {
        "internalType": "uint256[]",
        "name": "extensions",
        "type": "uint256[]"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "RequestId",
        "name": "requestId",
        "type": "uint64"
      },
      {
        "components": [
          {
            "internalType": "address",
            "name": "requester",
            "type": "address"
          },
          {
            "internalType": "bytes32",
            "name": "bundleHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "claimsRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint32",
            "name": "claimCount",
            "type": "uint32"
          },
          {
            "internalType": "Domain",
            "name": "domain",
            "type": "uint8"
          },
          {
            "internalType": "enum Tier",
            "name": "tier",
            "type": "uint8"
          },
          {
            "internalType": "uint40",
            "name": "openedAt",
            "type": "uint40"
          },
          {
            "internalType": "uint128",
            "name": "fee",
            "type": "uint128"
          },
          {
            "internalType": "uint128",
            "name": "escalationBudget",
            "type": "uint128"
          },
          {
            "internalType": "uint128",
            "name": "statedValue",
            "type": "uint128"
          },
          {
            "internalType": "address",
            "name": "integrator",
            "type": "address"
          },
          {
            "internalType": "address",
            "name": "callback",
            "type": "address"
          },
          {
            "internalType": "bytes32",
            "name": "sentinelHash",
            "type": "bytes32"
          },
          {
            "internalType": "PolicyLevels",
            "name": "levels",
            "type": "uint256"
          },
          {
            "internalType": "PolicyTerms",
            "name": "terms",
            "type": "uint256"
          }
        ],
        "internalType": "struct RequestHeader",
        "name": "header",
        "type": "tuple"
      },
      {
        "components": [
          {
            "internalType": "Seat",
            "name": "seat",
            "type": "uint256"
          },
          {
            "internalType": "bytes32",
            "name": "commitment",
            "type": "bytes32"
          }
        ],
        "internalType": "struct SeatedCommitment[]",
        "name": "commitments",
        "type": "tuple[]"
      }
    ],
    "name": "expire",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "RoundId",
        "name": "round",
        "type": "uint64"
      },
      {
        "components": [
          {
            "internalType": "address",
            "name": "requester",
            "type": "address"
          },
          {
            "internalType": "bytes32",
            "name": "bundleHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "claimsRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint32",
            "name": "claimCount",
            "type": "uint32"
          },
          {
            "internalType": "Domain",
            "name": "domain",
            "type": "uint8"
          },
          {
            "internalType": "enum Tier",
            "name": "tier",
            "type": "uint8"
          },
          {
            "internalType": "uint40",
            "name": "openedAt",
            "type": "uint40"
          },
          {
            "internalType": "uint128",
            "name": "fee",
            "type": "uint128"
          },
          {
            "internalType": "uint128",
            "name": "escalationBudget",
            "type": "uint128"
          },
          {
            "internalType": "uint128",
            "name": "statedValue",
            "type": "uint128"
          },
          {
            "internalType": "address",
            "name": "integrator",
            "type": "address"
          },
          {
            "internalType": "address",
            "name": "callback",
            "type": "address"
          },
          {
            "internalType": "bytes32",
            "name": "sentinelHash",
            "type": "bytes32"
          },
          {
            "internalType": "PolicyLevels",
            "name": "levels",
            "type": "uint256"
          },
          {
            "internalType": "PolicyTerms",
            "name": "terms",
            "type": "uint256"
          }
        ],
        "internalType": "struct RequestHeader",
        "name": "header",
        "type": "tuple"
      },
      {
        "components": [
          {
            "internalType": "RequestId",
            "name": "requestId",
            "type": "uint64"
          },
          {
            "internalType": "bytes32",
            "name": "selectionHash",
            "type": "bytes32"
          },
          {
            "internalType": "uint16",
            "name": "child",
            "type": "uint16"
          },
          {
            "internalType": "uint128",
            "name": "fee",
            "type": "uint128"
          }
        ],
        "internalType": "struct DeeperRound",
        "name": "deeper",
        "type": "tuple"
      },
      {
        "components": [
          {
            "internalType": "Seat",
            "name": "seat",
            "type": "uint256"
          },
          {
            "internalType": "bytes32",
            "name": "commitment",
            "type": "bytes32"
          }
        ],
        "internalType": "struct SeatedCommitment[]",
        "name": "commitments",
        "type": "tuple[]"
      }
    ],
    "name": "expireDeeper",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "RequestId",
        "name": "requestId",
        "type": "uint64"
      },
      {
        "components": [
          {
            "internalType": "address",
            "name": "requester",
            "type": "address"
          },
          {
            "internalType": "bytes32",
            "name": "bundleHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "claimsRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint32",
            "name": "claimCount",
            "type": "uint32"
          },
          {
            "internalType": "Domain",
            "name": "domain",
            "type": "uint8"
          },
          {
            "internalType": "enum Tier",
            "name": "tier",
            "type": "uint8"
          },
          {
            "internalType": "uint40",
            "name": "openedAt",
            "type": "uint40"
          },
          {
            "internalType": "uint128",
            "name": "fee",
            "type": "uint128"
          },
          {
            "internalType": "uint128",
            "name": "escalationBudget",
            "type": "uint128"
          },
          {
            "internalType": "uint128",
            "name": "statedValue",
            "type": "uint128"
          },
          {
            "internalType": "address",
            "name": "integrator",
            "type": "address"
          },
          {
            "internalType": "address",
            "name": "callback",
            "type": "address"
          },
          {
            "internalType": "bytes32",
            "name": "sentinelHash",
            "type": "bytes32"
          },
          {
            "internalType": "PolicyLevels",
            "name": "levels",
            "type": "uint256"
          },
          {
            "internalType": "PolicyTerms",
            "name": "terms",
            "type": "uint256"
          }
        ],
        "internalType": "struct RequestHeader",
        "name": "header",
        "type": "tuple"
      },
      {
        "components": [
          {
            "internalType": "RoundSummary",
            "name": "summary",
            "type": "uint256"
          },
          {
            "internalType": "RoundState",
            "name": "counted",
            "type": "uint256"
          },
          {
            "internalType": "bytes32",
            "name": "verdictHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "detailsHash",
            "type": "bytes32"
          }
        ],
        "internalType": "struct RoundResult",
        "name": "result",
        "type": "tuple"
      }
    ],
    "name": "finalize",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "RoundId",
        "name": "round",
        "type": "uint64"
      },
      {
        "internalType": "ValidatorId",
        "name": "validatorId",
        "type": "uint32"
      }
    ],
    "name": "hasCommitted",
    "outputs": [
      {
        "internalType": "bool",
        "name": "",
        "type": "bool"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes[]",
        "name": "data",
        "type": "bytes[]"
      }
    ],
    "name": "multicall",
    "outputs": [
      {
        "internalType": "bytes[]",
        "name": "results",
        "type": "bytes[]"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "address",
            "name": "requester",
            "type": "address"
          },
          {
            "internalType": "bytes32",
            "name": "bundleHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "claimsRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint32",
            "name": "claimCount",
            "type": "uint32"
          },
          {
            "internalType": "Domain",
            "name": "domain",
            "type": "uint8"
          },
          {
            "internalType": "enum Tier",
            "name": "tier",
            "type": "uint8"
          },
          {
            "internalType": "uint40",
            "name": "openedAt",
            "type": "uint40"
          },
          {
            "internalType": "uint128",
            "name": "fee",
            "type": "uint128"
          },
          {
            "internalType": "uint128",
            "name": "escalationBudget",
            "type": "uint128"
          },
          {
            "internalType": "uint128",
            "name": "statedValue",
            "type": "uint128"
          },
          {
            "internalType": "address",
            "name": "integrator",
            "type": "address"
          },
          {
            "internalType": "address",
            "name": "callback",
            "type": "address"
          },
          {
            "internalType": "bytes32",
            "name": "sentinelHash",
            "type": "bytes32"
          },
          {
            "internalType": "PolicyLevels",
            "name": "levels",
            "type": "uint256"
          },
          {
            "internalType": "PolicyTerms",
            "name": "terms",
            "type": "uint256"
          }
        ],
        "internalType": "struct RequestHeader",
        "name": "header",
        "type": "tuple"
      },
      {
        "components": [
          {
            "internalType": "RequestId",
            "name": "requestId",
            "type": "uint64"
          },
          {
            "internalType": "bytes32",
            "name": "selectionHash",
            "type": "bytes32"
          },
          {
            "internalType": "uint16",
            "name": "child",
            "type": "uint16"
          },
          {
            "internalType": "uint128",
            "name": "fee",
            "type": "uint128"
          }
        ],
        "internalType": "struct DeeperRound",
        "name": "deeper",
        "type": "tuple"
      },
      {
        "internalType": "uint256",
        "name": "level",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "claims",
        "type": "uint256"
      }
    ],
    "name": "openDeeper",
    "outputs": [
      {
        "internalType": "RoundId",
        "name": "round",
        "type": "uint64"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "bundleHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "claimsRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint32",
            "name": "claimCount",
            "type": "uint32"
          },
          {
            "internalType": "Domain",
            "name": "domain",
            "type": "uint8"
          },
          {
            "internalType": "enum Tier",
            "name": "tier",
            "type": "uint8"
          },
          {
            "internalType": "uint128",
            "name": "maxFee",
            "type": "uint128"
          },
          {
            "internalType": "uint128",
            "name": "escalationBudget",
            "type": "uint128"
          },
          {
            "internalType": "uint128",
            "name": "statedValue",
            "type": "uint128"
          },
          {
            "internalType": "address",
            "name": "integrator",
            "type": "address"
          },
          {
            "internalType": "address",
            "name": "callback",
            "type": "address"
          },
          {
            "internalType": "bytes32",
            "name": "sentinelHash",
            "type": "bytes32"
          },
          {
            "internalType": "string",
            "name": "contentURI",
            "type": "string"
          }
        ],
        "internalType": "struct RequestParameters",
        "name": "p",
        "type": "tuple"
      }
    ],
    "name": "openRequest",
    "outputs": [
      {
        "internalType": "RequestId",
        "name": "requestId",
        "type": "uint64"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "RoundId",
        "name": "round",
        "type": "uint64"
      }
    ],
    "name": "phaseOf",
    "outputs": [
      {
        "internalType": "enum Phase",
        "name": "",
        "type": "uint8"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "RoundId",
        "name": "round",
        "type": "uint64"
      }
    ],
    "name": "pinSeed",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "RoundId",
        "name": "round",
        "type": "uint64"
      },
      {
        "internalType": "RoundState",
        "name": "start",
        "type": "uint256"
      },
      {
        "components": [
          {
            "internalType": "Seat",
            "name": "seat",
            "type": "uint256"
          },
          {
            "internalType": "bytes32",
            "name": "commitment",
            "type": "bytes32"
          }
        ],
        "internalType": "struct SeatedCommitment[]",
        "name": "commitments",
        "type": "tuple[]"
      },
      {
        "components": [
          {
            "internalType": "uint256",
            "name": "position",
            "type": "uint256"
          },
          {
            "internalType": "bytes32",
            "name": "salt",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "reportHash",
            "type": "bytes32"
          },
          {
            "internalType": "uint256[]",
            "name": "planes",
            "type": "uint256[]"
          }
        ],
        "internalType": "struct Opening[]",
        "name": "openings",
        "type": "tuple[]"
      }
    ],
    "name": "postOpenings",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "RoundId",
        "name": "round",
        "type": "uint64"
      },
      {
        "internalType": "uint256",
        "name": "index",
        "type": "uint256"
      }
    ],
    "name": "postedOf",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "Domain",
        "name": "domain",
        "type": "uint8"
      },
      {
        "internalType": "enum Tier",
        "name": "tier",
        "type": "uint8"
      },
      {
        "internalType": "uint256",
        "name": "claimCount",
        "type": "uint256"
      }
    ],
    "name": "quote",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "fee",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "RoundId",
        "name": "round",
        "type": "uint64"
      }
    ],
    "name": "roundOf",
    "outputs": [
      {
        "internalType": "RoundConfig",
        "name": "config",
        "type": "uint256"
      },
      {
        "internalType": "RoundState",
        "name": "state",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "RoundId",
        "name": "round",
        "type": "uint64"
      },
      {
        "internalType": "ValidatorId",
        "name": "validatorId",
        "type": "uint32"
      }
    ],
    "name": "seatsAt",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "seats",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "RoundId",
        "name": "round",
        "type": "uint64"
      },
      {
        "internalType": "ValidatorId",
        "name": "validatorId",
        "type": "uint32"
      }
    ],
    "name": "seatsOf",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "seats",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "RoundId",
        "name": "round",
        "type": "uint64"
      }
    ],
    "name": "seedOf",
    "outputs": [
      {
        "internalType": "bytes32",
        "name": "seed",
        "type": "bytes32"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint32",
        "name": "series",
        "type": "uint32"
      }
    ],
    "name": "seriesChanged",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "RoundId",
        "name": "round",
        "type": "uint64"
      },
      {
        "components": [
          {
            "internalType": "address",
            "name": "requester",
            "type": "address"
          },
          {
            "internalType": "bytes32",
            "name": "bundleHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "claimsRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint32",
            "name": "claimCount",
            "type": "uint32"
          },
          {
            "internalType": "Domain",
            "name": "domain",
            "type": "uint8"
          },
          {
            "internalType": "enum Tier",
            "name": "tier",
            "type": "uint8"
          },
          {
            "internalType": "uint40",
            "name": "openedAt",
            "type": "uint40"
          },
          {
            "internalType": "uint128",
            "name": "fee",
            "type": "uint128"
          },
          {
            "internalType": "uint128",
            "name": "escalationBudget",
            "type": "uint128"
          },
          {
            "internalType": "uint128",
            "name": "statedValue",
            "type": "uint128"
          },
          {
            "internalType": "address",
            "name": "integrator",
            "type": "address"
          },
          {
            "internalType": "address",
            "name": "callback",
            "type": "address"
          },
          {
            "internalType": "bytes32",
            "name": "sentinelHash",
            "type": "bytes32"
          },
          {
            "internalType": "PolicyLevels",
            "name": "levels",
            "type": "uint256"
          },
          {
            "internalType": "PolicyTerms",
            "name": "terms",
            "type": "uint256"
          }
        ],
        "internalType": "struct RequestHeader",
        "name": "header",
        "type": "tuple"
      },
      {
        "components": [
          {
            "internalType": "Seat",
            "name": "seat",
            "type": "uint256"
          },
          {
            "internalType": "bytes32",
            "name": "secret",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "reportHash",
            "type": "bytes32"
          }
        ],
        "internalType": "struct Ballot[]",
        "name": "ballots",
        "type": "tuple[]"
      },
      {
        "internalType": "uint256[]",
        "name": "planes",
        "type": "uint256[]"
      }
    ],
    "name": "settle",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "RoundId",
        "name": "round",
        "type": "uint64"
      },
      {
        "components": [
          {
            "internalType": "address",
            "name": "requester",
            "type": "address"
          },
          {
            "internalType": "bytes32",
            "name": "bundleHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "claimsRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint32",
            "name": "claimCount",
            "type": "uint32"
          },
          {
            "internalType": "Domain",
            "name": "domain",
            "type": "uint8"
          },
          {
            "internalType": "enum Tier",
            "name": "tier",
            "type": "uint8"
          },
          {
            "internalType": "uint40",
            "name": "openedAt",
            "type": "uint40"
          },
          {
            "internalType": "uint128",
            "name": "fee",
            "type": "uint128"
          },
          {
            "internalType": "uint128",
            "name": "escalationBudget",
            "type": "uint128"
          },
          {
            "internalType": "uint128",
            "name": "statedValue",
            "type": "uint128"
          },
          {
            "internalType": "address",
            "name": "integrator",
            "type": "address"
          },
          {
            "internalType": "address",
            "name": "callback",
            "type": "address"
          },
          {
            "internalType": "bytes32",
            "name": "sentinelHash",
            "type": "bytes32"
          },
          {
            "internalType": "PolicyLevels",
            "name": "levels",
            "type": "uint256"
          },
          {
            "internalType": "PolicyTerms",
            "name": "terms",
            "type": "uint256"
          }
        ],
        "internalType": "struct RequestHeader",
        "name": "header",
        "type": "tuple"
      },
      {
        "components": [
          {
            "internalType": "RequestId",
            "name": "requestId",
            "type": "uint64"
          },
          {
            "internalType": "bytes32",
            "name": "selectionHash",
            "type": "bytes32"
          },
          {
            "internalType": "uint16",
            "name": "child",
            "type": "uint16"
          },
          {
            "internalType": "uint128",
            "name": "fee",
            "type": "uint128"
          }
        ],
        "internalType": "struct DeeperRound",
        "name": "deeper",
        "type": "tuple"
      },
      {
        "components": [
          {
            "internalType": "Seat",
            "name": "seat",
            "type": "uint256"
          },
          {
            "internalType": "bytes32",
            "name": "secret",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "reportHash",
            "type": "bytes32"
          }
        ],
        "internalType": "struct Ballot[]",
        "name": "ballots",
        "type": "tuple[]"
      },
      {
        "internalType": "uint256[]",
        "name": "planes",
        "type": "uint256[]"
      }
    ],
    "name": "settleDeeper",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "Domain",
        "name": "domain",
        "type": "uint8"
      },
      {
        "internalType": "enum Tier",
        "name": "tier",
        "type": "uint8"
      }
    ],
    "name": "turnoutOf",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "expectedSeats",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "committedSeats",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  }
] as const;

export const withholdingProverAbi = [
  {
    "inputs": [
      {
        "internalType": "contract IERC20",
        "name": "token",
        "type": "address"
      },
      {
        "internalType": "contract IVerdictRegistry",
        "name": "registry",
        "type": "address"
      },
      {
        "internalType": "contract IValidatorRegistry",
        "name": "validators",
        "type": "address"
      },
      {
        "internalType": "contract ISlasher",
        "name": "slasher",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "proofPeriod",
        "type": "uint256"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "constructor"
  },
  {
    "inputs": [
      {
        "internalType": "RoundId",
        "name": "round",
        "type": "uint64"
      },
      {
        "internalType": "address",
        "name": "hub",
        "type": "address"
      }
    ],
    "name": "Registry_ForeignRound",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "token",
        "type": "address"
      }
    ],
    "name": "SafeERC20FailedOperation",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "RoundId",
        "name": "round",
        "type": "uint64"
      },
      {
        "internalType": "uint256",
        "name": "settledAt",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "revealEnd",
        "type": "uint256"
      }
    ],
    "name": "Withholding_AllOpened",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "RoundId",
        "name": "round",
        "type": "uint64"
      },
      {
        "internalType": "RoundState",
        "name": "given",
        "type": "uint256"
      },
      {
        "internalType": "RoundState",
        "name": "counted",
        "type": "uint256"
      }
    ],
    "name": "Withholding_CommitmentsDiffer",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "RoundId",
        "name": "round",
        "type": "uint64"
      },
      {
        "internalType": "uint256",
        "name": "position",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "commitments",
        "type": "uint256"
      }
    ],
    "name": "Withholding_NoSuchPosition",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "RoundId",
        "name": "round",
        "type": "uint64"
      },
      {
        "internalType": "RoundState",
        "name": "given",
        "type": "uint256"
      },
      {
        "internalType": "RoundState",
        "name": "stored",
        "type": "uint256"
      }
    ],
    "name": "Withholding_NotCounted",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "RoundId",
        "name": "round",
        "type": "uint64"
      }
    ],
    "name": "Withholding_NothingTaken",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "RoundId",
        "name": "round",
        "type": "uint64"
      },
      {
        "internalType": "uint256",
        "name": "position",
        "type": "uint256"
      }
    ],
    "name": "Withholding_Opened",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "period",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "most",
        "type": "uint256"
      }
    ],
    "name": "Withholding_ProofPeriodTooLong",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "RoundId",
        "name": "round",
        "type": "uint64"
      },
      {
        "internalType": "uint256",
        "name": "end",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "timestamp",
        "type": "uint256"
      }
    ],
    "name": "Withholding_TooLate",
    "type": "error"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "owner",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      }
    ],
    "name": "BountyClaimed",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "RoundId",
        "name": "round",
        "type": "uint64"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "prover",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "toProver",
        "type": "uint256"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "openers",
        "type": "uint256"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "toEach",
        "type": "uint256"
      }
    ],
    "name": "BountyDivided",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "RoundId",
        "name": "round",
        "type": "uint64"
      },
      {
        "indexed": true,
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "position",
        "type": "uint256"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "asked",
        "type": "uint256"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "taken",
        "type": "uint256"
      }
    ],
    "name": "WithholdingProven",
    "type": "event"
  },
  {
    "inputs": [],
    "name": "CAUSE",
    "outputs": [
      {
        "internalType": "bytes32",
        "name": "",
        "type": "bytes32"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "PAY_MULTIPLE",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "PROOF_PERIOD",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      }
    ],
    "name": "claim",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "ValidatorId",
        "name": "id",
        "type": "uint32"
      }
    ],
    "name": "creditOf",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "RoundId",
        "name": "round",
        "type": "uint64"
      },
      {
        "internalType": "uint256",
        "name": "position",
        "type": "uint256"
      }
    ],
    "name": "isProven",
    "outputs": [
      {
        "internalType": "bool",
        "name": "",
        "type": "bool"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "contract IVerificationHub",
        "name": "hub",
        "type": "address"
      },
      {
        "components": [
          {
            "internalType": "address",
            "name": "requester",
            "type": "address"
          },
          {
            "internalType": "bytes32",
            "name": "bundleHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "claimsRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint32",
            "name": "claimCount",
            "type": "uint32"
          },
          {
            "internalType": "Domain",
            "name": "domain",
            "type": "uint8"
          },
          {
            "internalType": "enum Tier",
            "name": "tier",
            "type": "uint8"
          },
          {
            "internalType": "uint40",
            "name": "openedAt",
            "type": "uint40"
          },
          {
            "internalType": "uint128",
            "name": "fee",
            "type": "uint128"
          },
          {
            "internalType": "uint128",
            "name": "escalationBudget",
            "type": "uint128"
          },
          {
            "internalType": "uint128",
            "name": "statedValue",
            "type": "uint128"
          },
          {
            "internalType": "address",
            "name": "integrator",
            "type": "address"
          },
          {
            "internalType": "address",
            "name": "callback",
            "type": "address"
          },
          {
            "internalType": "bytes32",
            "name": "sentinelHash",
            "type": "bytes32"
          },
          {
            "internalType": "PolicyLevels",
            "name": "levels",
            "type": "uint256"
          },
          {
            "internalType": "PolicyTerms",
            "name": "terms",
            "type": "uint256"
          }
        ],
        "internalType": "struct RequestHeader",
        "name": "header",
        "type": "tuple"
      },
      {
        "components": [
          {
            "internalType": "RequestId",
            "name": "requestId",
            "type": "uint64"
          },
          {
            "internalType": "bytes32",
            "name": "selectionHash",
            "type": "bytes32"
          },
          {
            "internalType": "uint16",
            "name": "child",
            "type": "uint16"
          },
          {
            "internalType": "uint128",
            "name": "fee",
            "type": "uint128"
          }
        ],
        "internalType": "struct DeeperRound",
        "name": "deeper",
        "type": "tuple"
      },
      {
        "components": [
          {
            "internalType": "RoundSummary",
            "name": "summary",
            "type": "uint256"
          },
          {
            "internalType": "RoundState",
            "name": "counted",
            "type": "uint256"
          },
          {
            "internalType": "bytes32",
            "name": "verdictHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "detailsHash",
            "type": "bytes32"
          }
        ],
        "internalType": "struct RoundResult",
        "name": "result",
        "type": "tuple"
      },
      {
        "components": [
          {
            "internalType": "Seat",
            "name": "seat",
            "type": "uint256"
          },
          {
            "internalType": "bytes32",
            "name": "commitment",
            "type": "bytes32"
          }
        ],
        "internalType": "struct SeatedCommitment[]",
        "name": "commitments",
        "type": "tuple[]"
      },
      {
        "internalType": "uint256[]",
        "name": "positions",
        "type": "uint256[]"
      }
    ],
    "name": "prove",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "bounty",
        "type": "uint256"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "function"
  }
] as const;
